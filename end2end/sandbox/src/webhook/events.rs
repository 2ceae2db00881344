//! The values inside `feed` changes. Source of the shape: captures of comments on a page's live video.

use domain::clock::Timestamp;
use serde_json::{Value, json};

use crate::times;
use crate::world::lives::{Comment, Live, Page};

/// A comment that was written (`add`), changed (`edited`) or taken away (`remove`).
pub(crate) fn comment(page: &Page, live: &Live, comment: &Comment, verb: &str, now: Timestamp) -> Value {
    let parent = comment.parent.as_deref().unwrap_or(&live.post_id);
    let mut value = json!({
        "from": {"id": comment.author.id, "name": comment.author.name},
        "post": {
            "status_type": "added_video",
            "is_published": true,
            "updated_time": times::graph(now),
            "permalink_url": permalink(page, live),
            "promotion_status": "inactive",
            "id": live.post_id,
        },
        "post_id": live.post_id,
        "comment_id": comment.id,
        "created_time": times::seconds(comment.created),
        "item": "comment",
        "parent_id": parent,
        "verb": verb,
    });
    if verb == "remove" {
        // A removal says which comment, not what it said.
        if let Some(fields) = value.as_object_mut() {
            fields.remove("post");
        }
        value["created_time"] = json!(times::seconds(now));
        return value;
    }
    if let Some(text) = &comment.text {
        value["message"] = json!(text);
    }
    if let Some(edited) = comment.edited {
        value["edited_time"] = json!(times::seconds(edited));
    }
    value
}

/// Where Facebook would show the Live.
pub(crate) fn permalink(page: &Page, live: &Live) -> String {
    format!("https://www.facebook.com/{}/videos/{}/", page.id, live.video_id)
}
