//! One database a test, copied from a template that is migrated once.

use std::str::FromStr;

use sha2::{Digest, Sha256};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection, PgPool};

/// The variable with the address of the maintenance database of a server on which we may create databases.
const URL_VARIABLE: &str = "TEST_DATABASE_URL";
/// Key of the lock under which the template is made.
const TEMPLATE_LOCK: i64 = 0x6c73_5f74_6d70_6c00;
/// Connections of one test at most.
const CONNECTIONS_MAX: u32 = 12;

/// A database of a test's own. It is dropped with this value, unless the test failed: then it is kept for looking.
#[derive(Debug)]
pub struct TestDb {
    /// Connections to it.
    pub pool: PgPool,
    /// Its address, for a program that the test starts.
    pub url: String,
    /// Its name.
    pub name: String,
    maintenance_url: String,
}

/// Makes a migrated, empty database.
pub async fn database() -> TestDb {
    let maintenance_url = std::env::var(URL_VARIABLE).unwrap_or_else(|_| {
        panic!("{URL_VARIABLE} is not set: run ./test integration, or set it to the address of a maintenance database")
    });
    let mut server = connect(&maintenance_url).await;
    let template = template(&mut server, &maintenance_url).await;
    let name = format!("livesell_test_{}", uuid::Uuid::now_v7().simple());
    run(&mut server, format!("create database {name} template {template}")).await;
    let url = with_database(&maintenance_url, &name);
    let options = PgConnectOptions::from_str(&url).expect("the address of the test's database");
    let pool = PgPoolOptions::new()
        .max_connections(CONNECTIONS_MAX)
        .connect_with(options.disable_statement_logging())
        .await
        .expect("the test's database takes connections");
    TestDb { pool, url, name, maintenance_url }
}

/// The name of the template for the present migrations, made now unless it is there.
async fn template(server: &mut PgConnection, maintenance_url: &str) -> String {
    let mut digest = Sha256::new();
    for migration in engine::MIGRATIONS.iter() {
        digest.update(&*migration.checksum);
    }
    let name = format!("livesell_template_{}", &hex::encode(digest.finalize())[..16]);
    sqlx::query("select pg_advisory_lock($1)")
        .bind(TEMPLATE_LOCK)
        .execute(&mut *server)
        .await
        .expect("the lock");
    let is_there: bool = sqlx::query_scalar("select exists (select 1 from pg_database where datname = $1)")
        .bind(&name)
        .fetch_one(&mut *server)
        .await
        .expect("the list of databases");
    if !is_there {
        // Under another name until it is whole, so that a run that was killed leaves no half template behind.
        let half = format!("{name}_half");
        run(server, format!("drop database if exists {half} with (force)")).await;
        run(server, format!("create database {half}")).await;
        let mut database = connect(&with_database(maintenance_url, &half)).await;
        engine::MIGRATIONS.run(&mut database).await.expect("the migrations apply to an empty database");
        database.close().await.expect("the template's connection closes");
        run(server, format!("alter database {half} rename to {name}")).await;
    }
    sqlx::query("select pg_advisory_unlock($1)").bind(TEMPLATE_LOCK).execute(server).await.expect("the lock");
    name
}

async fn connect(url: &str) -> PgConnection {
    PgConnection::connect(url).await.expect("the test server takes connections")
}

async fn run(server: &mut PgConnection, statement: String) {
    sqlx::query(AssertSqlSafe(statement)).execute(server).await.expect("a statement on the test server");
}

/// The address with another database: the last part of its path.
fn with_database(url: &str, name: &str) -> String {
    let (address, options) =
        url.split_once('?').map_or((url, None), |(address, options)| (address, Some(options)));
    let (server, _) = address.rsplit_once('/').expect("an address such as postgres://user@host/database");
    options.map_or_else(|| format!("{server}/{name}"), |options| format!("{server}/{name}?{options}"))
}

impl Drop for TestDb {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("The database of the failed test is kept: {}", self.url);
            return;
        }
        let (url, name) = (self.maintenance_url.clone(), self.name.clone());
        // A runtime of its own, for the test's cannot be waited for here.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(async {
                let mut server = PgConnection::connect(&url).await.map_err(std::io::Error::other)?;
                let statement = AssertSqlSafe(format!("drop database if exists {name} with (force)"));
                sqlx::query(statement).execute(&mut server).await.map_err(std::io::Error::other)?;
                Ok::<(), std::io::Error>(())
            })
        })
        .join();
        if !matches!(dropped, Ok(Ok(()))) {
            eprintln!("The database {} of a test could not be dropped", self.name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::with_database;

    #[test]
    fn the_database_of_an_address_is_replaced_and_its_options_kept() {
        assert_eq!(with_database("postgres://u@h/postgres?host=/tmp/x", "t"), "postgres://u@h/t?host=/tmp/x");
        assert_eq!(with_database("postgres://u:p@h:5433/postgres", "t"), "postgres://u:p@h:5433/t");
    }
}
