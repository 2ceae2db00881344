//! What a call costs, in tokens. An estimate that is the same every time, not a tokeniser.

/// Characters in a token, about.
const CHARACTERS_PER_TOKEN: usize = 4;
/// Tokens of an answer nobody put a limit to.
pub(super) const OUTPUT_TOKENS_MAX: u64 = 16_384;

/// Tokens of one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Usage {
    /// Read.
    pub(super) input: u64,
    /// Spent before the first word of the answer.
    pub(super) thinking: u64,
    /// Written.
    pub(super) output: u64,
}

impl Usage {
    /// All of them.
    pub(super) const fn total(self) -> u64 {
        self.input + self.thinking + self.output
    }
}

/// Tokens of a text.
pub(super) fn of(text: &str) -> u64 {
    u64::try_from(text.chars().count().div_ceil(CHARACTERS_PER_TOKEN)).unwrap_or(u64::MAX)
}

/// As much of a text as `tokens` hold.
pub(super) fn first(text: &str, tokens: u64) -> String {
    let tokens = usize::try_from(tokens).unwrap_or(usize::MAX);
    text.chars().take(tokens.saturating_mul(CHARACTERS_PER_TOKEN)).collect()
}

/// Tokens spent on thinking at an effort called `minimal` (or `none`), `low`, `medium`, `high` (or `xhigh`).
pub(super) fn of_effort(effort: &str) -> Option<u64> {
    match effort {
        "none" | "minimal" => Some(0),
        "low" => Some(64),
        "medium" => Some(128),
        "high" | "xhigh" => Some(512),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_characters_are_a_token_and_what_is_begun_counts() {
        assert_eq!((of(""), of("año"), of("años"), of("quiero")), (0, 1, 1, 2));
        assert_eq!(first("quiero", 1), "quie");
    }
}
