//! Answers a person sends under a comment: drafted from the catalogue in the buyer's language, changed at will, sent once.
//! What the catalogue does not say is never drafted.

mod draft;
mod sentences;

use domain::FaultKind;
use domain::ids::{CommentId, LiveId};
use domain::reading::{QuestionKind, ReadingLine};
use domain::role::Permission;
use domain::views::AnswerDraft;
use intent::{Author, Comment, Subject};
use uuid::Uuid;

use self::draft::{Choice, Topic, Ways};
use crate::hub::{Touched, rows};
use crate::live::index::Edition;
use crate::live::pins::Pins;
use crate::outbox::{Kind, NewMessage, Template, answer_key, put};
use crate::time::from_db;
use crate::{Actor, Engine, EngineError};

/// Characters of an answer at most: more is an article, not a comment.
const CHARS_MAX: usize = 500;

/// What is known of a comment that is to be answered.
struct Asked {
    page: Uuid,
    customer: Option<Uuid>,
    text: String,
    at: domain::Timestamp,
    language: String,
    kinds: Vec<QuestionKind>,
    edition: Edition,
    shop_language: String,
    country: String,
    ways: Ways,
}

/// Drafts an answer from what the catalogue says now: price, stock, size, colour and delivery of the one product the
/// comment names, or of what was on air when it was written. Its text is empty where the catalogue answers nothing.
///
/// # Errors
/// `NotFound` for a comment that is not of this Live or this shop; `Forbidden`.
pub async fn draft(
    engine: &Engine,
    actor: &Actor,
    live: LiveId,
    comment: CommentId,
) -> Result<AnswerDraft, EngineError> {
    actor.require(Permission::RunLive)?;
    let mut conn = engine.pool.acquire().await?;
    let asked = asked(&mut conn, actor.store.id().0, live, comment).await?;
    let index = engine.indexes.get(&mut conn, asked.edition).await?;
    let pins = Pins::load(&mut conn, live.0).await?;
    let subject = intent::subject(
        &index.reader,
        &Comment {
            text: &asked.text,
            pinned: pins.meant_at(asked.at),
            author: Author::Buyer,
            claims: &[],
            locale: Some(&asked.shop_language),
        },
    );
    let topic = match subject {
        Some(subject) => topic(&mut conn, asked.edition.store, &subject).await?,
        None => None,
    };
    let spoken = sentences::script(&asked.language, &asked.text, &asked.country);
    let spoken = [spoken, sentences::script(&asked.shop_language, "", &asked.country), "en"]
        .into_iter()
        .find_map(|language| Some((language, sentences::of(language)?)));
    let Some((language, frames)) = spoken else {
        return Err(EngineError::Corrupt("no language to answer in".to_owned()));
    };
    let drafted = draft::draft(frames, &asked.kinds, topic.as_ref(), &asked.ways);
    Ok(AnswerDraft { text: drafted.text, language: language.to_owned(), facts: drafted.facts })
}

/// Sends an answer under a comment, in the shop's name; a comment is answered in public once.
///
/// # Errors
/// `Invalid` for an empty or too long text, `Conflict` where the comment was answered before or is gone, `NotFound` for a
/// comment that is not of this Live or this shop; `Forbidden`.
pub async fn send(
    engine: &Engine,
    actor: &Actor,
    live: LiveId,
    comment: CommentId,
    text: &str,
) -> Result<(), EngineError> {
    actor.require(Permission::RunLive)?;
    let text = text.trim();
    if text.is_empty() || text.chars().count() > CHARS_MAX {
        return Err(EngineError::refused(
            FaultKind::Invalid,
            "answer.text",
            "An answer has 1 to 500 characters.",
        ));
    }
    let store = actor.store.id().0;
    let mut tx = engine.pool.begin().await?;
    let asked = asked(&mut tx, store, live, comment).await?;
    let message = NewMessage {
        page: asked.page,
        live: Some(live.0),
        kind: Kind::PublicReply,
        template: Template::Answer,
        text: text.to_owned(),
        comment: Some(comment.0),
        order: None,
        customer: asked.customer,
        dedupe_key: answer_key(comment.0),
    };
    if put(&mut tx, store, &[message], engine.now()).await? == 0 {
        return Err(EngineError::refused(
            FaultKind::Conflict,
            "answer.given",
            "This comment has its answer already; a second one under it would be taken for spam.",
        ));
    }
    tx.commit().await?;
    engine.outbox_bell.notify_one();
    engine.hub.touch(actor.store.id(), Touched { comments: vec![comment.0], ..Touched::default() });
    Ok(())
}

async fn asked(
    conn: &mut sqlx::PgConnection,
    store: Uuid,
    live: LiveId,
    comment: CommentId,
) -> Result<Asked, EngineError> {
    let row = sqlx::query!(
        r#"select c.page_connection_id, c.customer_id, c.text, c.commented_at, c.removed_at is not null as "removed!",
                  r.language as "language?", r.questions as "questions?", r.lines as "lines?", s.language as shop_language,
                  s.country, s.currency, s.delivery_minor, s.pickup_address, s.catalogue_version, l.words_version
           from comments c join lives l on l.id = c.live_id join stores s on s.id = c.store_id
           left join readings r on r.comment_id = c.id
           where c.store_id = $1 and c.live_id = $2 and c.id = $3 and not c.from_page"#,
        store,
        live.0,
        comment.0
    )
    .fetch_optional(conn)
    .await?
    .ok_or_else(|| EngineError::not_found("comment"))?;
    if row.removed {
        return Err(EngineError::refused(
            FaultKind::Conflict,
            "answer.gone",
            "The comment was taken away, so nothing can be written under it.",
        ));
    }
    let lines: Vec<ReadingLine> =
        row.lines.map(serde_json::from_value).transpose().ok().flatten().unwrap_or_default();
    let mut kinds: Vec<QuestionKind> =
        row.questions.unwrap_or_default().iter().filter_map(|word| QuestionKind::from_word(word)).collect();
    // A claim without its size or colour is asked back which there are.
    if lines.iter().any(|line| !line.missing.is_empty()) && !kinds.contains(&QuestionKind::Size) {
        kinds.push(QuestionKind::Size);
    }
    Ok(Asked {
        page: row.page_connection_id,
        customer: row.customer_id,
        text: row.text,
        at: from_db(row.commented_at),
        language: row.language.unwrap_or_else(|| row.shop_language.clone()),
        kinds,
        edition: Edition {
            store,
            catalogue_version: row.catalogue_version,
            live: live.0,
            words_version: row.words_version,
        },
        shop_language: row.shop_language,
        country: row.country,
        ways: Ways {
            currency: rows::currency(&row.currency)?,
            delivery_minor: row.delivery_minor,
            pickup_address: row.pickup_address,
        },
    })
}

/// The product as it stands now.
async fn topic(
    conn: &mut sqlx::PgConnection,
    store: Uuid,
    subject: &Subject,
) -> Result<Option<Topic>, EngineError> {
    let rows = sqlx::query!(
        r#"select p.name, v.sku, v.option_values, v.price_minor, v.on_hand - v.held as "free!"
           from products p join variants v on v.product_id = p.id
           where p.store_id = $1 and p.code = $2 and p.archived_at is null and v.archived_at is null
           order by v.position, v.sku"#,
        store,
        subject.product
    )
    .fetch_all(conn)
    .await?;
    let Some(name) = rows.first().map(|row| row.name.clone()) else { return Ok(None) };
    let choices = rows
        .into_iter()
        .map(|row| Choice {
            meant: subject.skus.contains(&row.sku),
            values: row.option_values,
            price_minor: row.price_minor,
            free: i64::from(row.free),
        })
        .collect();
    Ok(Some(Topic { code: subject.product.clone(), name, choices }))
}
