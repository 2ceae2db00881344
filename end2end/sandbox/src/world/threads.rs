//! People and their Messenger threads with the pages. Not the rules of sending: those are in `graph`.

use std::collections::HashSet;

use domain::clock::Timestamp;
use serde_json::{Value, json};

use super::lives::{check_length, check_name};
use super::{MESSAGES_MAX, PEOPLE_MAX, Refusal, World};
use crate::dice::Dice;

/// Characters a person may write in one message.
const MESSAGE_CHARACTERS_MAX: usize = 2_000;

/// Someone who comments.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) name: String,
    /// Nothing can be delivered to them (blocked the page, left Messenger).
    pub(crate) unavailable: bool,
}

/// Which message of which thread came when.
#[derive(Debug, Clone)]
pub(crate) struct LogEntry {
    pub(crate) page: String,
    pub(crate) psid: String,
    /// Position in the thread.
    pub(crate) at: usize,
}

/// What one person and one page wrote each other.
#[derive(Debug, Clone, Default)]
pub(crate) struct Thread {
    pub(crate) name: String,
    pub(crate) messages: Vec<Message>,
    /// When the person last did something that opens the 24-hour window.
    pub(crate) opened: Option<Timestamp>,
    /// Order numbers of receipts, which must differ.
    pub(crate) receipts: HashSet<String>,
}

/// One message.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    /// Order over all threads.
    pub(crate) seq: u64,
    pub(crate) mid: String,
    pub(crate) from_page: bool,
    pub(crate) at: Timestamp,
    /// The `message` object as sent, or `{"text"}` of a person.
    pub(crate) body: Value,
    /// The comment it answers privately.
    pub(crate) comment_id: Option<String>,
    pub(crate) read: bool,
}

/// What a person does in a thread.
#[derive(Debug, Clone)]
pub(crate) enum Said<'a> {
    /// Writes.
    Text(&'a str),
    /// Taps a quick reply.
    QuickReply {
        /// What it says.
        title: &'a str,
        /// What the app gets.
        payload: &'a str,
    },
    /// Taps a postback button.
    Postback {
        /// What it says.
        title: &'a str,
        /// What the app gets.
        payload: &'a str,
    },
}

impl World {
    /// Makes sure a person is known; a changed name is taken over.
    pub(crate) fn meet(&mut self, id: &str, name: &str) -> Result<(), Refusal> {
        check_name("a person's id", id)?;
        check_name("a person's name", name)?;
        if let Some(person) = self.people.get_mut(id) {
            if person.name != name {
                name.clone_into(&mut person.name);
            }
            return Ok(());
        }
        if self.people.len() >= PEOPLE_MAX {
            return Err(Refusal::Full("people", PEOPLE_MAX));
        }
        let person = Person { id: id.to_owned(), name: name.to_owned(), unavailable: false };
        self.people.insert(id.to_owned(), person);
        Ok(())
    }

    /// The id under which a page writes to a person.
    pub(crate) fn psid(&self, page: &str, person: &str) -> String {
        if self.psid_differs {
            // 16 digits that follow from both ids.
            let number = Dice::named(Dice::named(0, page).next(), person).next();
            format!("7{:015}", number % 1_000_000_000_000_000)
        } else {
            person.to_owned()
        }
    }

    /// The person behind a page's id for them.
    pub(crate) fn person_of(&self, page: &str, psid: &str) -> Option<&Person> {
        if self.psid_differs {
            self.people.values().find(|person| self.psid(page, &person.id) == psid)
        } else {
            self.people.get(psid)
        }
    }

    /// Delivers a page's message, with its echo and its delivery receipt; gives the message id.
    pub(crate) fn deliver(
        &mut self,
        page: usize,
        psid: &str,
        body: Value,
        comment_id: Option<String>,
        app_id: &str,
        now: Timestamp,
    ) -> Result<String, Refusal> {
        let metadata = body.get("metadata").cloned();
        let mut echo = body.clone();
        let mid = self.append(page, psid, true, body, comment_id, now)?;
        let page_id = self.pages[page].id.clone();
        echo["is_echo"] = json!(true);
        echo["app_id"] = app_id.parse::<u64>().map_or_else(|_| json!(app_id), |id| json!(id));
        echo["mid"] = json!(mid);
        if let Some(attachment) = echo.as_object_mut().and_then(|echo| echo.remove("attachment")) {
            echo["attachments"] = json!([attachment]);
        }
        if let Some(metadata) = metadata {
            echo["metadata"] = metadata;
        }
        self.announce(
            page,
            "message_echoes",
            json!({"sender": {"id": page_id}, "recipient": {"id": psid}, "timestamp": now.0, "message": echo}),
        );
        self.announce(
            page,
            "message_deliveries",
            json!({"sender": {"id": psid}, "recipient": {"id": page_id}, "timestamp": now.0 + 1,
                "delivery": {"mids": [mid], "watermark": now.0}}),
        );
        Ok(mid)
    }

    /// A person writes or taps: opens the window and tells the app.
    pub(crate) fn receive(
        &mut self,
        page_id: &str,
        psid: &str,
        said: &Said<'_>,
        now: Timestamp,
    ) -> Result<String, Refusal> {
        let page = self.page_at(page_id).ok_or_else(|| Refusal::UnknownPage(page_id.to_owned()))?;
        let (Said::Text(text) | Said::QuickReply { title: text, .. } | Said::Postback { title: text, .. }) =
            said;
        check_length("a message", text, MESSAGE_CHARACTERS_MAX)?;
        check_name("a person's id", psid)?;
        let mid = self.append(page, psid, false, json!({"text": text}), None, now)?;
        if let Some(thread) = self.threads.get_mut(&(page_id.to_owned(), psid.to_owned())) {
            thread.opened = Some(now);
        }
        self.counters.messages_received += 1;
        let (field, key, value) = match said {
            Said::Text(text) => ("messages", "message", json!({"mid": mid, "text": text})),
            Said::QuickReply { title, payload } => (
                "messages",
                "message",
                json!({"mid": mid, "text": title, "quick_reply": {"payload": payload}}),
            ),
            Said::Postback { title, payload } => {
                ("messaging_postbacks", "postback", json!({"mid": mid, "title": title, "payload": payload}))
            }
        };
        let mut event = json!({"sender": {"id": psid}, "recipient": {"id": page_id}, "timestamp": now.0});
        event[key] = value;
        self.announce(page, field, event);
        Ok(mid)
    }

    /// The person has the thread before their eyes.
    pub(crate) fn read_thread(&mut self, page_id: &str, psid: &str, now: Timestamp) {
        let Some(page) = self.page_at(page_id) else { return };
        let Some(thread) = self.threads.get_mut(&(page_id.to_owned(), psid.to_owned())) else { return };
        let mut news = false;
        for message in thread.messages.iter_mut().rev().take_while(|message| !message.read) {
            message.read = true;
            news |= message.from_page;
        }
        if news {
            self.announce(
                page,
                "message_reads",
                json!({"sender": {"id": psid}, "recipient": {"id": page_id}, "timestamp": now.0,
                    "read": {"watermark": now.0}}),
            );
        }
    }

    fn append(
        &mut self,
        page: usize,
        psid: &str,
        from_page: bool,
        body: Value,
        comment_id: Option<String>,
        now: Timestamp,
    ) -> Result<String, Refusal> {
        if self.log.len() >= MESSAGES_MAX {
            return Err(Refusal::Full("messages", MESSAGES_MAX));
        }
        let page_id = self.pages[page].id.clone();
        let name =
            self.person_of(&page_id, psid).map_or_else(|| psid.to_owned(), |person| person.name.clone());
        let seq = self.next_number();
        let mid = format!("m_{:016x}{seq:08x}", Dice::named(seq, psid).next());
        let thread = self.threads.entry((page_id.clone(), psid.to_owned())).or_default();
        thread.name = name;
        let at = thread.messages.len();
        thread.messages.push(Message {
            seq,
            mid: mid.clone(),
            from_page,
            at: now,
            body,
            comment_id,
            read: false,
        });
        self.log.push(LogEntry { page: page_id, psid: psid.to_owned(), at });
        Ok(mid)
    }
}

/// Links a message carries: of its buttons first, then inside its text.
pub(crate) fn links(body: &Value) -> Vec<String> {
    let mut found = Vec::new();
    collect_buttons(body, &mut found);
    for text in texts(body) {
        found.extend(
            text.split_whitespace()
                .filter(|word| word.starts_with("https://") || word.starts_with("http://"))
                .map(|word| word.trim_end_matches(['.', ',', ')', '!', '?']).to_owned()),
        );
    }
    let mut seen = HashSet::new();
    found.retain(|link| seen.insert(link.clone()));
    found
}

/// The words a message shows, in order.
pub(crate) fn texts(body: &Value) -> Vec<&str> {
    let payload = &body["attachment"]["payload"];
    [&body["text"], &payload["text"]].into_iter().filter_map(Value::as_str).collect()
}

fn collect_buttons(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            if fields.get("type").and_then(Value::as_str) == Some("web_url")
                && let Some(url) = fields.get("url").and_then(Value::as_str)
            {
                found.push(url.to_owned());
            }
            fields.values().for_each(|value| collect_buttons(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| collect_buttons(item, found)),
        _ => {}
    }
}
