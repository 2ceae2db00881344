//! Meta's webhooks: what stands in them, how they are written, how they are sent.

pub(crate) mod body;
pub(crate) mod events;
pub(crate) mod sender;
