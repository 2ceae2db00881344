//! `GET /{live-video-id}/comments`: paging through a Live, with the defaults that hide comments from the unwary.

use serde_json::json;

use super::Answer;
use super::access::Access;
use super::error::GraphError;
use super::params::Params;
use super::{PREFIX, fields, nodes};
use crate::server::Sandbox;
use crate::times;
use crate::world::lives::Comment;

/// Comments of a page when none is asked for.
const LIMIT_DEFAULT: i64 = 25;
/// Most comments of a page.
const LIMIT_MAX: i64 = 100;

pub(super) fn get(sandbox: &Sandbox, access: Access, id: &str, params: &Params) -> Answer {
    let world = sandbox.world();
    let live = world.live_at(id).map(|at| &world.lives[at]).filter(|live| live.page == access.page);
    let parent = world.visible_comment(id).filter(|comment| world.lives[comment.live].page == access.page);
    let ids = match (live, parent) {
        (Some(live), _) => &live.comments,
        (None, Some(parent)) => &parent.replies,
        (None, None) => return Err(GraphError::unsupported("GET", id)),
    };
    let ask = Ask::read(params, parent.is_some())?;
    let mut found: Vec<&Comment> =
        ids.iter().filter_map(|id| world.visible_comment(id)).filter(|comment| ask.wants(comment)).collect();
    let total = found.len();
    if ask.newest_first {
        found.reverse();
    }
    let start = ask.after.map_or(0, |after| {
        found.iter().position(|comment| ask.beyond(comment.seq, after)).unwrap_or(found.len())
    });
    let end = ask.before.map_or(found.len(), |before| {
        found.iter().position(|comment| !ask.beyond(before, comment.seq)).unwrap_or(found.len())
    });
    let window = found.get(start..end).unwrap_or_default();
    let shown = match (ask.after, ask.before) {
        (None, Some(_)) => &window[window.len().saturating_sub(ask.limit)..],
        _ => &window[..window.len().min(ask.limit)],
    };
    let wanted = params.text("fields");
    let data = shown
        .iter()
        .map(|comment| {
            fields::pick(&nodes::comment(&world, comment), wanted.as_deref(), "id,created_time,from,message")
        })
        .collect::<Result<Vec<_>, _>>()?;
    let mut body = json!({ "data": data });
    if let (Some(first), Some(last)) = (shown.first(), shown.last()) {
        body["paging"] = json!({"cursors": {"before": cursor(first.seq), "after": cursor(last.seq)}});
        if found.last().is_some_and(|end| end.seq != last.seq) {
            // Without the token: whoever follows it must bring its own.
            let after = cursor(last.seq);
            body["paging"]["next"] = json!(format!(
                "{}{PREFIX}/{id}/comments?limit={}&after={after}",
                sandbox.base_url(),
                ask.limit
            ));
        }
    }
    if params.has("summary") {
        body["summary"] = json!({"order": ask.order(), "total_count": total, "can_comment": true});
    }
    Ok(body)
}

struct Ask {
    newest_first: bool,
    replies_too: bool,
    everything: bool,
    since: Option<i64>,
    until: Option<i64>,
    after: Option<u64>,
    before: Option<u64>,
    limit: usize,
}

impl Ask {
    fn read(params: &Params, replies: bool) -> Result<Self, GraphError> {
        let choice = |key: &str, default: &str, known: [&str; 2]| {
            let value = params.text(key).unwrap_or_else(|| default.to_owned());
            if known.contains(&value.as_str()) {
                Ok(value)
            } else {
                Err(GraphError::parameter(&format!("Param {key} must be one of {{{}}}", known.join(", "))))
            }
        };
        let position = |key: &str| {
            params
                .text(key)
                .map(|text| read_cursor(&text).ok_or_else(|| GraphError::parameter("Invalid cursors values")))
                .transpose()
        };
        let limit = params.number("limit")?.unwrap_or(LIMIT_DEFAULT);
        if limit < 1 {
            return Err(GraphError::parameter("Param limit must be positive"));
        }
        Ok(Self {
            newest_first: choice("order", "chronological", ["chronological", "reverse_chronological"])?
                == "reverse_chronological",
            replies_too: replies || choice("filter", "toplevel", ["toplevel", "stream"])? == "stream",
            everything: choice("live_filter", "filter_low_quality", ["filter_low_quality", "no_filter"])?
                == "no_filter",
            since: params.number("since")?,
            until: params.number("until")?,
            after: position("after")?,
            before: position("before")?,
            limit: usize::try_from(limit.min(LIMIT_MAX)).unwrap_or(1),
        })
    }

    fn wants(&self, comment: &Comment) -> bool {
        let second = times::seconds(comment.created);
        (self.replies_too || comment.parent.is_none())
            && (self.everything || !low_quality(comment))
            && self.since.is_none_or(|since| second >= since)
            && self.until.is_none_or(|until| second <= until)
    }

    /// Whether `seq` comes after `mark` in the asked order.
    const fn beyond(&self, seq: u64, mark: u64) -> bool {
        if self.newest_first { seq < mark } else { seq > mark }
    }

    const fn order(&self) -> &'static str {
        if self.newest_first { "reverse_chronological" } else { "chronological" }
    }
}

/// What stands in for Meta's unpublished judgement: stickers and comments without a letter or digit.
fn low_quality(comment: &Comment) -> bool {
    comment.text.as_deref().is_none_or(|text| !text.chars().any(char::is_alphanumeric))
}

fn cursor(seq: u64) -> String {
    hex::encode(seq.to_be_bytes())
}

fn read_cursor(text: &str) -> Option<u64> {
    let bytes: [u8; 8] = hex::decode(text).ok()?.try_into().ok()?;
    Some(u64::from_be_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_back_and_anything_else_is_not() {
        assert_eq!(read_cursor(&cursor(990_001)), Some(990_001));
        assert_eq!(read_cursor("QVFI"), None);
    }

    #[test]
    fn an_unknown_order_is_an_error() {
        let params = Params::of(&json!({"order": "ranked"}));
        assert!(Ask::read(&params, false).is_err());
    }
}
