//! Puts the parts together: configuration, database and outside services become an engine.

use std::sync::Arc;

use anyhow::Context;
use domain::clock::SystemClock;
use engine::cascade::Model;
use engine::{Engine, Settings};
use platforms::http::Http;
use platforms::meta::{AppKeys, GraphClient};
use platforms::models::{ChatClient, ChatFlavour, GeminiClient, ModelProvider, ResponsesClient};
use sqlx::PgPool;

use crate::config::{Config, ModelConfig, ModelKind};

/// The engine of this configuration over this database. Its tasks are not started.
pub fn engine(config: &Config, pool: PgPool) -> anyhow::Result<Engine> {
    let http = Http::new().context("the HTTP client could not be made")?;
    let keys = AppKeys { id: config.meta.app_id.clone(), secret: config.meta.app_secret.clone() };
    // Meta checks the time of a proof against its own clock, so this one is never the scaled one.
    let graph = GraphClient::new(&http, config.meta.graph_url.clone(), keys, Arc::new(SystemClock));
    Ok(Engine::new(engine::Parts {
        pool,
        clock: config.clock.clock(),
        settings: settings(config),
        graph: Arc::new(graph),
        models: config.models.models.iter().map(|model| self::model(&http, model)).collect(),
        http,
    }))
}

/// Somebody to ask for second opinions.
fn model(http: &Http, config: &ModelConfig) -> Model {
    let (url, key, model) = (config.url.clone(), config.key.clone(), config.model.clone());
    let chat = |flavour, key, model| -> Arc<dyn ModelProvider> {
        Arc::new(ChatClient::new(http, url.clone(), key, model, flavour))
    };
    let provider: Arc<dyn ModelProvider> = match config.kind {
        ModelKind::OpenAi => Arc::new(ResponsesClient::new(http, url.clone(), key, model)),
        ModelKind::OpenAiChat => chat(ChatFlavour::OpenAi, key, model),
        ModelKind::Gemini => Arc::new(GeminiClient::new(http, url.clone(), key, model)),
        ModelKind::OpenRouter => chat(ChatFlavour::OpenRouter, key, model),
        ModelKind::Compatible => chat(ChatFlavour::Compatible, key, model),
    };
    Model { provider, input_micros: config.input_micros, output_micros: config.output_micros }
}

/// The engine's part of the configuration.
pub fn settings(config: &Config) -> Settings {
    Settings {
        node: config.node.clone(),
        public_url: config.public_url.to_string(),
        flow_url: config.flow_url.clone(),
        encryption_key: config.encryption_key.bytes(),
        jwt_seed: config.jwt_seed.bytes(),
        inbox_bytes_max: config.inbox_bytes_max,
        private_replies_per_hour: config.private_replies_per_hour,
        public_replies_per_hour: config.public_replies_per_hour,
        model_cap_micros: config.models.cap_micros,
    }
}
