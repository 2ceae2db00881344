//! What is counted for those who watch the service: readings, second opinions, connections. Names and labels follow
//! [OpenMetrics](https://github.com/prometheus/OpenMetrics/blob/main/specification/OpenMetrics.md); no label has more values
//! than a page holds, and none tells of a person or a shop.

use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

use crate::{Engine, EngineError};

/// Upper bounds of how long a provider takes, in seconds: the budget is two.
const MODEL_SECONDS: [f64; 8] = [0.1, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0];

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ReadingLabels {
    language: String,
    outcome: &'static str,
    by: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ProviderLabels {
    provider: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct CallLabels {
    provider: String,
    outcome: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ConnectionLabels {
    state: &'static str,
}

/// One comment that was read and decided.
pub(crate) struct Decided<'a> {
    /// ISO 639-1, or `und`.
    pub language: &'a str,
    /// What became of it.
    pub outcome: &'static str,
    /// `rules`, or the provider that gave the second opinion.
    pub by: &'a str,
}

/// Everything that is counted.
#[derive(Debug)]
pub(crate) struct Metrics {
    registry: Registry,
    readings: Family<ReadingLabels, Counter>,
    calls: Family<CallLabels, Counter>,
    call_seconds: Family<ProviderLabels, Histogram, fn() -> Histogram>,
    resting: Family<ProviderLabels, Gauge>,
    connections: Family<ConnectionLabels, Gauge>,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("livesell");
        let this = Self {
            readings: Family::default(),
            calls: Family::default(),
            call_seconds: Family::new_with_constructor(|| Histogram::new(MODEL_SECONDS)),
            resting: Family::default(),
            connections: Family::default(),
            registry: Registry::default(),
        };
        registry.register(
            "readings",
            "Comments read and decided, by language, outcome and who decided",
            this.readings.clone(),
        );
        registry.register("model_calls", "Calls to model providers, by how they ended", this.calls.clone());
        registry.register_with_unit(
            "model_call",
            "How long model providers take",
            Unit::Seconds,
            this.call_seconds.clone(),
        );
        registry.register(
            "model_breaker_open",
            "1 while a model provider rests after failures, else 0",
            this.resting.clone(),
        );
        registry.register(
            "database_connections",
            "Connections of this process to the database",
            this.connections.clone(),
        );
        Self { registry, ..this }
    }
}

impl Metrics {
    /// Comments of a batch, after its transaction.
    pub fn decided<'a>(&self, comments: impl Iterator<Item = Decided<'a>>) {
        for comment in comments {
            let labels = ReadingLabels {
                language: comment.language.to_owned(),
                outcome: comment.outcome,
                by: comment.by.to_owned(),
            };
            self.readings.get_or_create(&labels).inc();
        }
    }

    /// A call to a provider: `answered`, or the word of its failure.
    pub fn model_called(&self, provider: &str, outcome: &'static str, took: Duration) {
        let provider = provider.to_owned();
        self.calls.get_or_create(&CallLabels { provider: provider.clone(), outcome }).inc();
        self.call_seconds.get_or_create(&ProviderLabels { provider }).observe(took.as_secs_f64());
    }
}

impl Engine {
    /// Everything that is counted, in the text format of OpenMetrics 1.0.
    ///
    /// # Errors
    /// Never in practice: only where a text cannot grow.
    pub fn metrics_text(&self) -> Result<String, EngineError> {
        let metrics = &self.metrics;
        for (provider, rests) in self.cascade.resting() {
            let provider = provider.to_owned();
            metrics.resting.get_or_create(&ProviderLabels { provider }).set(i64::from(rests));
        }
        let idle = i64::try_from(self.pool.num_idle()).unwrap_or(i64::MAX);
        let busy = i64::from(self.pool.size()).saturating_sub(idle);
        for (state, number) in [("idle", idle), ("busy", busy)] {
            metrics.connections.get_or_create(&ConnectionLabels { state }).set(number);
        }
        let mut text = String::with_capacity(4 * 1024);
        encode(&mut text, &metrics.registry)
            .map_err(|error| EngineError::Corrupt(format!("metrics cannot be written: {error}")))?;
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_counted_is_written_with_its_labels() {
        let metrics = Metrics::default();
        let one = || Decided { language: "es", outcome: "held", by: "rules" };
        metrics.decided([one(), one()].into_iter());
        metrics.model_called("gemini", "answered", Duration::from_millis(300));
        let mut text = String::new();
        encode(&mut text, &metrics.registry).unwrap();
        for line in [
            "livesell_readings_total{language=\"es\",outcome=\"held\",by=\"rules\"} 2",
            "livesell_model_calls_total{provider=\"gemini\",outcome=\"answered\"} 1",
            "livesell_model_call_seconds_bucket{le=\"0.5\",provider=\"gemini\"} 1",
        ] {
            assert!(text.contains(line), "{line} is not in\n{text}");
        }
    }
}
