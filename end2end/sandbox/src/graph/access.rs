//! Who calls: page tokens, their proofs, and `debug_token`.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use domain::clock::{Clock, SystemClock, Timestamp};
use serde_json::json;

use super::Answer;
use super::error::GraphError;
use super::params::Params;
use crate::server::Sandbox;
use crate::signature;
use crate::times;

/// A timed proof is good for this long (Meta: five minutes).
const PROOF_SECONDS_MAX: i64 = 300;
/// On a fast clock five minutes can be shorter than a request; a proof is good for at least this much real time.
const PROOF_REAL_MS_MIN: i64 = 30_000;

/// A call that may go on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Access {
    /// Position of the page whose token it is.
    pub(super) page: usize,
}

impl Access {
    /// Checks token and proof.
    pub(super) fn check(sandbox: &Sandbox, params: &Params, headers: &HeaderMap) -> Result<Self, GraphError> {
        let token =
            bearer(headers).or_else(|| params.text("access_token")).ok_or_else(GraphError::no_token)?;
        let (page, dead) = {
            let world = sandbox.world();
            let page = world.pages.iter().position(|page| signature::same(&page.token, &token));
            (page, world.faults.token_dead)
        };
        let Some(page) = page else {
            // What looks like a token of Meta's was one once; anything else never was.
            let once = token.starts_with("EAA");
            return Err(if once { GraphError::expired_token() } else { GraphError::garbled_token() });
        };
        if dead {
            return Err(GraphError::expired_token());
        }
        check_proof(sandbox, params, &token)?;
        Ok(Self { page })
    }
}

fn bearer(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let token = value.strip_prefix("Bearer ").or_else(|| value.strip_prefix("OAuth "))?;
    Some(token.trim().to_owned())
}

fn check_proof(sandbox: &Sandbox, params: &Params, token: &str) -> Result<(), GraphError> {
    let Some(proof) = params.text("appsecret_proof") else {
        let needed = sandbox.config().require_proof;
        return if needed { Err(GraphError::missing_proof()) } else { Ok(()) };
    };
    let second = params.text("appsecret_time");
    let wanted = signature::proof(&sandbox.config().app_secret, token, second.as_deref());
    let timely = second.is_none_or(|second| {
        // The app may live in fast motion and still ask the machine's clock for this.
        let tolerance = PROOF_SECONDS_MAX.max(sandbox.passes_in(PROOF_REAL_MS_MIN) / 1000);
        second.parse::<i64>().is_ok_and(|second| {
            let near = |now: Timestamp| times::seconds(now).abs_diff(second) <= tolerance.unsigned_abs();
            near(sandbox.now()) || near(SystemClock.now())
        })
    });
    if timely && signature::same(&wanted, &proof) { Ok(()) } else { Err(GraphError::wrong_proof()) }
}

/// `GET /debug_token`: what a token is. Asked with the app's own token, `id|secret`.
pub(super) fn debug_token(sandbox: &Sandbox, params: &Params) -> Answer {
    let config = sandbox.config();
    let asker = params.text("access_token").ok_or_else(GraphError::no_token)?;
    if !signature::same(&asker, &format!("{}|{}", config.app_id, config.app_secret)) {
        return Err(GraphError::garbled_token());
    }
    let token = params
        .text("input_token")
        .ok_or_else(|| GraphError::parameter("The parameter input_token is required"))?;
    let world = sandbox.world();
    let page = world.pages.iter().find(|page| signature::same(&page.token, &token));
    let Some(page) = page.filter(|_| !world.faults.token_dead) else {
        let error = if page.is_some() || token.starts_with("EAA") {
            json!({"code": 190, "subcode": 463, "message": "Error validating access token: Session has expired."})
        } else {
            json!({"code": 190, "message": "Invalid OAuth access token."})
        };
        return Ok(json!({"data": {"error": error, "is_valid": false, "scopes": []}}));
    };
    let scopes = [
        "pages_show_list",
        "pages_manage_metadata",
        "pages_messaging",
        "pages_read_engagement",
        "pages_read_user_content",
        "pages_manage_engagement",
    ];
    let granular: Vec<_> =
        scopes.iter().map(|scope| json!({"scope": scope, "target_ids": [page.id]})).collect();
    Ok(json!({"data": {
        "app_id": config.app_id, "type": "PAGE", "application": "LiveStreamSell", "is_valid": true,
        "expires_at": 0, "data_access_expires_at": times::seconds(sandbox.now()) + 90 * 86_400,
        "issued_at": times::seconds(sandbox.now()) - 86_400, "profile_id": page.id, "user_id": "1220000000000",
        "scopes": scopes, "granular_scopes": granular,
    }}))
}
