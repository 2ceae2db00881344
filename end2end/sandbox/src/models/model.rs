//! What comes of a prompt: the text of [`reader`], unless a fault or the limit of tokens has it otherwise.

use super::reader;
use super::tokens::{self, OUTPUT_TOKENS_MAX, Usage};
use crate::faults::ModelFaults;

/// What a model says that was asked for JSON and talks instead.
const GARBAGE: &str = "Claro, aquí tienes los pedidos del Live:\n- Rosa: 2 poleras rojas {\"items\": [";

/// What a provider takes out of a request.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Prompt {
    pub(super) instructions: String,
    /// The last thing the user said.
    pub(super) input: String,
    /// Tokens of thinking and answer together, at most.
    pub(super) output_tokens_max: Option<u64>,
    /// Tokens the asked effort spends before the answer.
    pub(super) thinking_tokens: u64,
}

/// What the model says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// All it wanted to say.
    Text(String),
    /// That it will not.
    Refusal,
    /// As much as there was room for, often nothing.
    CutOff(String),
}

/// An answer and what it took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) said: Said,
    pub(super) usage: Usage,
    /// How many comments it is about.
    pub(super) comments: u64,
}

/// Asks the model.
pub(super) fn ask(faults: ModelFaults, prompt: &Prompt) -> Answer {
    let question = reader::Question::read(&prompt.input);
    let text = if faults.garbage {
        GARBAGE.to_owned()
    } else if faults.wrong {
        question.wrong_answer()
    } else {
        question.answer()
    };
    let budget = prompt.output_tokens_max.unwrap_or(OUTPUT_TOKENS_MAX);
    let thinking = if faults.cut_off { budget } else { prompt.thinking_tokens.min(budget) };
    let room = budget - thinking;
    let said = if faults.refuses {
        Said::Refusal
    } else if tokens::of(&text) > room {
        Said::CutOff(tokens::first(&text, room))
    } else {
        Said::Text(text)
    };
    let (thinking, output) = match &said {
        Said::Text(text) | Said::CutOff(text) => (thinking, tokens::of(text)),
        Said::Refusal => (0, 0),
    };
    let input = tokens::of(&prompt.instructions) + tokens::of(&prompt.input);
    Answer { said, usage: Usage { input, thinking, output }, comments: question.comments() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prompt(output_tokens_max: u64, thinking_tokens: u64) -> Prompt {
        Prompt {
            instructions: "Lee.".into(),
            input: r#"{"comments":[{"i":0,"text":"hola"}],"products":[]}"#.into(),
            output_tokens_max: Some(output_tokens_max),
            thinking_tokens,
        }
    }

    #[test]
    fn thinking_eats_the_room_of_the_answer() {
        let empty = ask(ModelFaults::default(), &prompt(64, 128));
        assert_eq!(empty.said, Said::CutOff(String::new()));
        assert_eq!((empty.usage.thinking, empty.usage.output), (64, 0));
        let half = ask(ModelFaults::default(), &prompt(70, 64));
        assert!(matches!(&half.said, Said::CutOff(text) if text.len() == 24), "{half:?}");
        assert!(matches!(ask(ModelFaults::default(), &prompt(600, 64)).said, Said::Text(_)));
    }

    #[test]
    fn a_cut_off_answer_has_spent_everything_on_thinking() {
        let faults = ModelFaults { cut_off: true, ..ModelFaults::default() };
        let answer = ask(faults, &prompt(600, 0));
        assert_eq!(answer.said, Said::CutOff(String::new()));
        assert_eq!(answer.usage.thinking, 600);
    }
}
