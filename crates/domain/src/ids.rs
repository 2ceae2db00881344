//! Identifiers as types of their own, so that an order's id cannot be passed where a product's is wanted.
//! All are UUIDv7 in the database; making new ones is the engine's business.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )+};
}

ids! {
    /// A person who signs in: owner or staff.
    SellerId,
    /// A shop, the unit of tenancy.
    StoreId,
    /// A shop's connection to a Facebook page.
    PageConnectionId,
    /// A product of the catalogue.
    ProductId,
    /// One sellable variant of a product.
    VariantId,
    /// A Live.
    LiveId,
    /// A comment, our id (the platform's is text).
    CommentId,
    /// A buyer as one shop knows them.
    CustomerId,
    /// A buyer's conversation with a shop.
    ConversationId,
    /// A cart, later an order.
    OrderId,
    /// One line of an order.
    OrderLineId,
    /// A hold on stock.
    HoldId,
    /// A place in a waitlist.
    WaitId,
    /// An attempt to pay an order.
    PaymentId,
    /// A message waiting to be sent, or sent.
    OutboxId,
    /// A signed-in device.
    SessionId,
}
