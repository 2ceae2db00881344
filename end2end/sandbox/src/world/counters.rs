//! What was counted, for `/control/stats`. Not a metric store.

use std::collections::BTreeMap;

use serde::Serialize;

/// Everything counted since the start or the last reset.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Counters {
    pub(crate) comments: u64,
    pub(crate) edits: u64,
    pub(crate) removals: u64,
    pub(crate) public_replies: u64,
    pub(crate) private_replies: u64,
    pub(crate) messages_sent: u64,
    pub(crate) messages_received: u64,
    pub(crate) webhooks: WebhookCounters,
    pub(crate) payments: PaymentCounters,
    /// Graph errors by `code` or `code/subcode`.
    pub(crate) graph_errors: BTreeMap<String, u64>,
    /// Flow errors by code.
    pub(crate) flow_errors: BTreeMap<String, u64>,
    pub(crate) models: ModelCounters,
}

/// Webhooks: events are changes, posts are requests.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct WebhookCounters {
    /// Events that happened and are subscribed.
    pub(crate) events: u64,
    /// Posts tried.
    pub(crate) posts: u64,
    /// Posts answered 2xx.
    pub(crate) posts_acknowledged: u64,
    /// Events inside those.
    pub(crate) events_acknowledged: u64,
    /// Posts answered otherwise or not at all.
    pub(crate) posts_failed: u64,
    /// Events sent again, by the fault or because control asked for it.
    pub(crate) events_duplicated: u64,
    /// Events never sent because of the fault.
    pub(crate) events_dropped_by_fault: u64,
    /// Events given up after 36 hours.
    pub(crate) events_given_up: u64,
    /// Events that found their lane full.
    pub(crate) events_overflowed: u64,
    /// Events waiting or under way.
    pub(crate) events_pending: u64,
}

/// Flow payments.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct PaymentCounters {
    pub(crate) created: u64,
    pub(crate) paid: u64,
    pub(crate) rejected: u64,
    pub(crate) cancelled: u64,
    pub(crate) confirmations_taken: u64,
    pub(crate) confirmations_failed: u64,
}

/// Language models, by provider.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct ModelCounters {
    pub(crate) openai: ProviderCounters,
    pub(crate) gemini: ProviderCounters,
}

/// Calls of one provider.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct ProviderCounters {
    /// Calls, however they ended.
    pub(crate) calls: u64,
    /// Calls answered 200.
    pub(crate) answered: u64,
    /// Comments inside those.
    pub(crate) comments: u64,
    /// Calls answered otherwise, by the provider's own word for it.
    pub(crate) errors: BTreeMap<String, u64>,
}
