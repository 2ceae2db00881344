//! How the console's connection stands and what to do when it breaks: pure rules. The socket itself is in `socket`.

/// The first wait before connecting again, and the least.
pub const BACKOFF_MS_MIN: u32 = 500;
/// The longest wait before connecting again.
pub const BACKOFF_MS_MAX: u32 = 10_000;
/// Silence after which a snapshot is asked for: a quiet Live says nothing, and the browser hides the server's pings.
pub const QUIET_MS_MAX: f64 = 20_000.0;
/// Silence after which the connection counts as dead.
pub const SILENCE_MS_MAX: f64 = 40_000.0;
/// Least time between two requests for a snapshot.
pub const RESYNC_MS_MIN: f64 = 1_000.0;

/// The session has ended (sign in again).
pub const CLOSE_SIGNED_OUT: u16 = 4_401;
/// This person may not watch this Live.
pub const CLOSE_FORBIDDEN: u16 = 4_403;
/// There is no such Live, or not in this shop.
pub const CLOSE_NOT_FOUND: u16 = 4_404;
/// The server restarts (RFC 6455 registry: Service Restart).
pub const CLOSE_RESTART: u16 = 1_012;

/// How the connection stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Connection {
    /// The first connection is being made.
    #[default]
    Connecting,
    /// Frames arrive.
    Live,
    /// It broke; what is shown may be old.
    Reconnecting {
        /// Tries since it broke, from 1.
        attempt: u32,
    },
    /// The device has no network; it connects by itself when there is one.
    Offline,
    /// The server refused for good.
    Refused,
}

impl Connection {
    /// The word in `data-connection`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Connecting => "connecting",
            Self::Live => "live",
            Self::Reconnecting { .. } => "reconnecting",
            Self::Offline => "offline",
            Self::Refused => "refused",
        }
    }
}

/// What to do after the socket closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterClose {
    /// Connect again after this wait.
    Retry {
        /// Milliseconds.
        wait_ms: u32,
    },
    /// Go to the sign-in page.
    SignIn,
    /// Stop.
    GiveUp,
}

/// What to do after a close with `code`, before try number `attempt` (from 1). `chance` is uniform in 0..1.
pub fn after_close(code: u16, attempt: u32, chance: f64) -> AfterClose {
    match code {
        CLOSE_SIGNED_OUT => AfterClose::SignIn,
        CLOSE_FORBIDDEN | CLOSE_NOT_FOUND => AfterClose::GiveUp,
        CLOSE_RESTART if attempt <= 3 => AfterClose::Retry { wait_ms: backoff_ms(1, chance) },
        _ => AfterClose::Retry { wait_ms: backoff_ms(attempt, chance) },
    }
}

/// Whether, after `attempt` tries without a word from the server, it is time to ask by an ordinary request if the
/// session still lives: a browser does not tell why an upgrade was refused.
pub const fn asks_for_session(attempt: u32) -> bool {
    attempt == 2 || attempt.is_multiple_of(5)
}

/// The wait before try number `attempt` (from 1): doubling, with a random half, so that consoles which lost the same
/// server do not all return in the same instant.
pub fn backoff_ms(attempt: u32, chance: f64) -> u32 {
    let doubled = BACKOFF_MS_MIN.saturating_mul(2_u32.saturating_pow(attempt.clamp(1, 16)));
    let ceiling = doubled.min(BACKOFF_MS_MAX);
    let half = ceiling / 2;
    half + scaled(half, chance)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn scaled(span: u32, chance: f64) -> u32 {
    (f64::from(span) * chance.clamp(0.0, 1.0)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_never_leave_half_a_second_to_ten_seconds() {
        let mut before = 0;
        for attempt in 1..40 {
            let (least, most) = (backoff_ms(attempt, 0.0), backoff_ms(attempt, 1.0));
            assert!(least >= BACKOFF_MS_MIN && most <= BACKOFF_MS_MAX, "{attempt}: {least}..{most}");
            assert!(least >= before);
            before = least;
        }
        assert_eq!(backoff_ms(1, 0.0), BACKOFF_MS_MIN);
    }

    #[test]
    fn consoles_that_lost_the_same_server_return_at_different_moments() {
        assert_ne!(backoff_ms(4, 0.1), backoff_ms(4, 0.9));
    }

    #[test]
    fn a_session_that_ended_leads_to_the_sign_in_page() {
        assert_eq!(after_close(CLOSE_SIGNED_OUT, 1, 0.5), AfterClose::SignIn);
    }

    #[test]
    fn somebody_who_may_not_watch_does_not_keep_knocking() {
        for code in [CLOSE_FORBIDDEN, CLOSE_NOT_FOUND] {
            assert_eq!(after_close(code, 1, 0.5), AfterClose::GiveUp);
        }
    }

    #[test]
    fn a_restarting_server_is_asked_again_soon_however_often_it_was_tried() {
        assert_eq!(after_close(CLOSE_RESTART, 3, 0.0), AfterClose::Retry { wait_ms: BACKOFF_MS_MIN });
        assert_eq!(after_close(1_006, 30, 1.0), AfterClose::Retry { wait_ms: BACKOFF_MS_MAX });
    }
}
