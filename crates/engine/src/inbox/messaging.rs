//! What buyers write to the shop in private: it opens the window in which the shop may answer, and may ask to be left
//! alone.

use domain::Timestamp;
use platforms::meta::{Messaging, MessagingEvent};
use sqlx::PgConnection;

use crate::EngineError;
use crate::core::new_id;
use crate::time::to_db;

/// How long the shop may write after an act of the person (Send API policy).
const WINDOW_MS: i64 = 24 * 60 * 60 * 1000;

/// Words by which a person asks to be left alone, compared without case, accents aside.
const STOP_WORDS: [&str; 12] = [
    "stop",
    "unsubscribe",
    "eliminar mis datos",
    "eliminar datos",
    "baja",
    "darme de baja",
    "no escribir mas",
    "parar",
    "pare",
    "sair",
    "delete my data",
    "basta",
];

/// Writes messages and windows. Returns whether somebody asked to be left alone.
pub(super) async fn write(
    conn: &mut PgConnection,
    events: &[&MessagingEvent],
    now: Timestamp,
) -> Result<bool, EngineError> {
    let mut opted_out = false;
    for event in events {
        // Delivery and read receipts and our own echoes tell nothing that a window or a thread depends on.
        if !event.what.opens_window() {
            continue;
        }
        let text = match &event.what {
            Messaging::Message(message) => message.text.as_str(),
            Messaging::Postback { title, .. } => title.as_str(),
            _ => "",
        };
        let stop = is_stop(text);
        opted_out |= stop;
        sqlx::query!(
            "with page as (
                select store_id from page_connections where platform = $1 and page_id = $2
             ), customer as (
                insert into customers (id, store_id, platform, platform_user_id, created_at, opted_out_at)
                select $3, store_id, $1, $4, $5::timestamptz, case when $6 then $5::timestamptz end from page
                on conflict on constraint customers_platform_user_key do update set
                    opted_out_at = case when $6 then coalesce(customers.opted_out_at, $5::timestamptz)
                                   else customers.opted_out_at end
                returning id, store_id
             ), conversation as (
                insert into conversations (id, store_id, customer_id, window_until, created_at)
                select $7, store_id, id, $8, $5 from customer
                on conflict on constraint conversations_customer_key do update set
                    window_until = greatest(conversations.window_until, excluded.window_until)
                returning id, store_id
             )
             insert into messages (store_id, conversation_id, message_id, text, sent_at, received_at)
             select store_id, id, $9, $10, $11, $5 from conversation
             on conflict on constraint messages_message_key do nothing",
            event.platform.word(),
            event.page_id,
            new_id(),
            event.person_id,
            to_db(now),
            stop,
            new_id(),
            to_db(event.at.plus_ms(WINDOW_MS)),
            event.key(),
            text,
            to_db(event.at),
        )
        .execute(&mut *conn)
        .await?;
    }
    Ok(opted_out)
}

fn is_stop(text: &str) -> bool {
    let plain: String = text
        .trim()
        .trim_end_matches(['.', '!'])
        .to_lowercase()
        .chars()
        .map(|letter| match letter {
            'á' | 'à' | 'ã' => 'a',
            'é' | 'ê' => 'e',
            'í' => 'i',
            'ó' | 'õ' => 'o',
            'ú' => 'u',
            other => other,
        })
        .collect();
    STOP_WORDS.contains(&plain.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asking_to_be_left_alone_is_heard_in_any_case_and_with_accents() {
        for text in ["STOP", "stop.", " Eliminar mis datos ", "No escribir más!", "PARE"] {
            assert!(is_stop(text), "{text}");
        }
        for text in ["", "no pares", "stop by the shop", "quiero 2"] {
            assert!(!is_stop(text), "{text}");
        }
    }
}
