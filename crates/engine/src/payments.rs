//! Payments: the gateway's word moves an attempt and its order, and nothing else does. Notifications only make us ask.

mod approve;
pub(crate) mod methods;
mod settle;

use std::time::Duration;

use domain::Money;
use domain::payment::PaymentState;
use platforms::payments::{PaymentGateway, VerifiedEvent};
use uuid::Uuid;

use crate::time::to_db;
use crate::{Engine, EngineError};

pub use approve::approve_transfer;
use settle::settle;

/// How long a pending attempt is left alone after the gateway was asked, at first and at most.
const ASK_EVERY_MS: i64 = 30_000;
/// How long after its end an attempt is still asked for; a gateway may decide late.
const ASK_AFTER_END_MS: i64 = 60 * 60_000;
/// Attempts asked for in one round at most.
const ASK_MAX: i64 = 20;
/// How long one round may take.
const ASK_ROUND_MAX: Duration = Duration::from_secs(30);

/// What somebody whose word counts says of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    state: PaymentState,
    amount: Money,
    /// The attempt's name as we gave it to the gateway; `None` when a person decided.
    order_ref: Option<String>,
}

impl From<&VerifiedEvent> for Word {
    fn from(event: &VerifiedEvent) -> Self {
        let report = event.report();
        Self { state: report.state, amount: report.amount, order_ref: Some(report.order_ref.clone()) }
    }
}

/// What gateways are told as the order's number; the attempt is added to it.
pub(crate) fn order_ref_base(number: i64) -> String {
    format!("LS-{number}")
}

/// Flow says that something happened to the payment with this token. Anybody can say so: we ask Flow with the shop's
/// keys and believe the answer only. An unknown token is nothing to us.
pub async fn flow_notified(engine: &Engine, flow_token: &str) -> Result<(), EngineError> {
    let payment =
        sqlx::query_scalar!("select id from payments where method = 'flow' and gateway_ref = $1", flow_token)
            .fetch_optional(&engine.pool)
            .await?;
    match payment {
        Some(payment) => ask(engine, payment).await,
        None => {
            tracing::info!("a Flow notification names a payment we do not know");
            Ok(())
        }
    }
}

/// What the buyer who comes back from Flow is to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowAttempt {
    /// Token of the order's checkout link.
    pub checkout_token: String,
    /// Flow refused or the attempt was given up, and the order was not paid otherwise.
    pub came_to_nothing: bool,
}

/// The attempt to pay that Flow knows under that token, for sending the buyer back.
pub async fn attempt_of_flow(engine: &Engine, flow_token: &str) -> Result<Option<FlowAttempt>, EngineError> {
    Ok(sqlx::query_as!(
        FlowAttempt,
        r#"select o.token as checkout_token, p.state in ('rejected', 'cancelled') and o.paid_at is null as "came_to_nothing!"
           from payments p join orders o on o.id = p.order_id
           where p.method = 'flow' and p.gateway_ref = $1"#,
        flow_token
    )
    .fetch_optional(&engine.pool)
    .await?)
}

/// Asks the gateway how an attempt stands and carries out what it says.
async fn ask(engine: &Engine, payment: Uuid) -> Result<(), EngineError> {
    let row = sqlx::query!("select store_id, gateway_ref from payments where id = $1", payment)
        .fetch_one(&engine.pool)
        .await?;
    let Some(gateway_ref) = row.gateway_ref else { return Ok(()) };
    let gateway = methods::flow(engine, row.store_id).await?;
    let event =
        gateway.status(&gateway_ref).await.map_err(|error| EngineError::Gateway(error.to_string()))?;
    settle(engine, payment, &Word::from(&event)).await
}

/// Asks again for attempts whose notification did not come. Those long past their end are given up.
pub async fn ask_again(engine: &Engine) -> Result<(), EngineError> {
    let now = engine.now();
    let due = sqlx::query!(
        "update payments set check_at = $2
         where id in (select id from payments where state = 'pending' and check_at <= $1 order by check_at limit $3
                      for update skip locked)
         returning id, gateway_ref, expires_at",
        to_db(now),
        to_db(now.plus_ms(engine.clock.ms_of_real(ASK_EVERY_MS))),
        ASK_MAX
    )
    .fetch_all(&engine.pool)
    .await?;
    let round = async {
        for payment in due {
            let over = payment.expires_at.is_some_and(|end| end < to_db(now.plus_ms(-ASK_AFTER_END_MS)));
            let asked = match payment.gateway_ref {
                Some(_) => ask(engine, payment.id).await,
                None => Ok(()),
            };
            match asked {
                Ok(()) if over => give_up(engine, payment.id).await?,
                Ok(()) => {}
                Err(error) => {
                    tracing::warn!(payment_id = %payment.id, %error, "a payment could not be asked for");
                }
            }
        }
        Ok(())
    };
    tokio::time::timeout(ASK_ROUND_MAX, round).await.unwrap_or(Ok(()))
}

/// Gives an attempt up that leads nowhere: the gateway never took it, or never decided.
pub(crate) async fn give_up(engine: &Engine, payment: Uuid) -> Result<(), EngineError> {
    let row = sqlx::query!("select amount_minor, currency from payments where id = $1", payment)
        .fetch_one(&engine.pool)
        .await?;
    let amount = Money::new(row.amount_minor, crate::hub::rows::currency(&row.currency)?);
    settle(engine, payment, &Word { state: PaymentState::Cancelled, amount, order_ref: None }).await
}
