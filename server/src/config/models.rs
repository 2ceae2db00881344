//! Which model providers are asked for second opinions, in which order, and what they cost.

use engine::settings::MODEL_CAP_MICROS_DEFAULT;
use platforms::http::ServiceUrl;
use secrecy::SecretString;

use super::{ConfigError, Source, needed, url, wrong};

/// Providers that may be named at most.
const MODELS_MAX: usize = 4;
/// Millionths in one.
const MICROS: f64 = 1_000_000.0;
const FORM: &str = "a list such as openai:gpt-5-mini@0.25/2.00,gemini:gemini-2.5-flash@0.30/2.50 is expected: provider (openai, \
                    openai-chat, gemini, openrouter or compatible), model, US dollars for a million tokens read and written";

/// How a provider is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModelKind {
    /// OpenAI's Responses.
    OpenAi,
    /// OpenAI's Chat Completions.
    OpenAiChat,
    /// Gemini.
    Gemini,
    /// OpenRouter.
    OpenRouter,
    /// Anybody who speaks OpenAI's Chat Completions.
    Compatible,
}

impl ModelKind {
    fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "openai" => Self::OpenAi,
            "openai-chat" => Self::OpenAiChat,
            "gemini" => Self::Gemini,
            "openrouter" => Self::OpenRouter,
            "compatible" => Self::Compatible,
            _ => return None,
        })
    }

    /// Variables of its key and its address, and the address when nothing is said.
    const fn variables(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::OpenAi | Self::OpenAiChat => {
                ("OPENAI_API_KEY", "OPENAI_API_URL", "https://api.openai.com/v1")
            }
            Self::Gemini => {
                ("GEMINI_API_KEY", "GEMINI_API_URL", "https://generativelanguage.googleapis.com/v1beta")
            }
            Self::OpenRouter => ("OPENROUTER_API_KEY", "OPENROUTER_API_URL", "https://openrouter.ai/api/v1"),
            Self::Compatible => ("COMPATIBLE_API_KEY", "COMPATIBLE_API_URL", ""),
        }
    }
}

/// One provider with its model.
#[derive(Debug, Clone)]
pub struct ModelConfig {
    /// How it is spoken to.
    pub kind: ModelKind,
    /// The model, in the provider's words.
    pub model: String,
    /// Base address of its API.
    pub url: ServiceUrl,
    /// The key.
    pub key: SecretString,
    /// Millionths of a US dollar for a million tokens read.
    pub input_micros: i64,
    /// Millionths of a US dollar for a million tokens written.
    pub output_micros: i64,
}

/// Everybody who is asked, in order.
#[derive(Debug, Clone)]
pub struct ModelsConfig {
    /// The providers; none means that the rules decide alone.
    pub models: Vec<ModelConfig>,
    /// What a shop may spend a day, in millionths of a US dollar.
    pub cap_micros: i64,
}

impl ModelsConfig {
    pub(super) fn read(source: &dyn Source) -> Result<Self, ConfigError> {
        let list = source.get("LIVESELL_MODELS").unwrap_or_default();
        let models = list
            .split(',')
            .map(str::trim)
            .filter(|entry| !entry.is_empty())
            .map(|entry| model(source, entry))
            .collect::<Result<Vec<_>, _>>()?;
        if models.len() > MODELS_MAX {
            return Err(wrong("LIVESELL_MODELS", "at most four providers are expected"));
        }
        let cap_micros = match source.get("LIVESELL_MODEL_DAILY_USD") {
            None => MODEL_CAP_MICROS_DEFAULT,
            Some(text) => micros(&text).ok_or_else(|| {
                wrong(
                    "LIVESELL_MODEL_DAILY_USD",
                    "an amount of US dollars from 0 to 10000 is expected, such as 1.50",
                )
            })?,
        };
        Ok(Self { models, cap_micros })
    }
}

/// `provider:model@read/written`; the model's own name may have colons and slashes.
fn model(source: &dyn Source, entry: &str) -> Result<ModelConfig, ConfigError> {
    let malformed = || wrong("LIVESELL_MODELS", FORM);
    let (kind, rest) = entry.split_once(':').ok_or_else(malformed)?;
    let kind = ModelKind::from_word(kind).ok_or_else(malformed)?;
    let (model, prices) = rest.rsplit_once('@').ok_or_else(malformed)?;
    let (input, output) = prices.split_once('/').ok_or_else(malformed)?;
    let named = !model.is_empty() && model.len() <= 128 && model.bytes().all(|byte| byte.is_ascii_graphic());
    let prices = micros(input).zip(micros(output)).filter(|_| named);
    let (input_micros, output_micros) = prices.ok_or_else(malformed)?;
    let (key, address, default) = kind.variables();
    if default.is_empty() && source.get(address).is_none() {
        return Err(ConfigError::Missing {
            name: address,
            what: "LIVESELL_MODELS names a compatible provider",
        });
    }
    Ok(ModelConfig {
        kind,
        model: model.to_owned(),
        url: url(source, address, default)?,
        key: SecretString::from(needed(source, key, "LIVESELL_MODELS names a provider that asks for it")?),
        input_micros,
        output_micros,
    })
}

/// Dollars, as millionths.
fn micros(text: &str) -> Option<i64> {
    let dollars: f64 = text.trim().parse().ok()?;
    #[allow(clippy::cast_possible_truncation, reason = "the range is checked")]
    (0.0..=10_000.0).contains(&dollars).then(|| (dollars * MICROS).round() as i64)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<ModelsConfig, String> {
        let source: BTreeMap<String, String> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        ModelsConfig::read(&source).map_err(|error| error.to_string())
    }

    #[test]
    fn nobody_is_asked_unless_somebody_is_named() {
        let config = read(&[("OPENAI_API_KEY", "k")]).unwrap();
        assert!(config.models.is_empty());
        assert_eq!(config.cap_micros, 1_000_000);
    }

    #[test]
    fn providers_are_asked_in_the_order_named_with_their_prices() {
        let config = read(&[
            ("LIVESELL_MODELS", "openai:gpt-5-mini@0.25/2, openrouter:vendor/name:free@0/0"),
            ("LIVESELL_MODEL_DAILY_USD", "0.5"),
            ("OPENAI_API_KEY", "k"),
            ("OPENROUTER_API_KEY", "r"),
            ("OPENROUTER_API_URL", "http://127.0.0.1:3001/openai/v1"),
        ])
        .unwrap();
        let [first, second] = config.models.as_slice() else { panic!("two providers") };
        assert_eq!(
            (first.kind, first.input_micros, first.output_micros),
            (ModelKind::OpenAi, 250_000, 2_000_000)
        );
        assert_eq!(first.url.to_string(), "https://api.openai.com/v1");
        assert_eq!((second.kind, second.model.as_str()), (ModelKind::OpenRouter, "vendor/name:free"));
        assert_eq!(second.url.to_string(), "http://127.0.0.1:3001/openai/v1");
        assert_eq!(config.cap_micros, 500_000);
    }

    #[test]
    fn what_is_wrong_is_named_and_keys_are_not_repeated() {
        for list in [
            "gpt-5-mini",
            "openai:gpt-5-mini",
            "anthropic:x@1/1",
            "openai:@1/1",
            "openai:x@1",
            "openai:x@-1/1",
        ] {
            let error = read(&[("LIVESELL_MODELS", list), ("OPENAI_API_KEY", "geheim")]).unwrap_err();
            assert!(
                error.starts_with("LIVESELL_MODELS: a list") && !error.contains("geheim"),
                "{list}: {error}"
            );
        }
        let missing = read(&[("LIVESELL_MODELS", "gemini:x@1/1")]).unwrap_err();
        assert!(missing.starts_with("GEMINI_API_KEY is not set"), "{missing}");
        let missing =
            read(&[("LIVESELL_MODELS", "compatible:x@1/1"), ("COMPATIBLE_API_KEY", "k")]).unwrap_err();
        assert!(missing.starts_with("COMPATIBLE_API_URL is not set"), "{missing}");
        let cap = read(&[("LIVESELL_MODEL_DAILY_USD", "viel")]).unwrap_err();
        assert!(cap.starts_with("LIVESELL_MODEL_DAILY_USD"), "{cap}");
    }
}
