//! What the buyer's page shows and sends.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::ids::OrderLineId;
use crate::money::Currency;
use crate::order::OrderState;
use crate::payment::PaymentMethod;
use crate::views::Contact;

/// Bytes of randomness in a checkout token (at least 128 bits, so that it cannot be guessed).
pub const CHECKOUT_TOKEN_BYTES: usize = 20;

/// A cart or order as its buyer sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckoutView {
    /// The link's token.
    pub token: String,
    /// The order's number.
    pub number: i64,
    /// The shop's name.
    pub store_name: String,
    /// Where it stands.
    pub state: OrderState,
    /// The server's time.
    pub now: Timestamp,
    /// When the first hold ends; `None` when nothing is held.
    pub expires_at: Option<Timestamp>,
    /// Currency of the amounts.
    pub currency: Currency,
    /// Lines.
    pub lines: Vec<CheckoutLine>,
    /// Price of what is held, minor units.
    pub goods_minor: i64,
    /// What delivery costs here, minor units.
    pub delivery_minor: i64,
    /// Where the buyer can collect it; empty when the shop has no pick-up.
    pub pickup_address: String,
    /// What the buyer has told so far; empty for whoever has not typed it in this cart.
    pub contact: Contact,
    /// Ways to pay, the best for the buyer first.
    pub methods: Vec<PaymentMethod>,
    /// How it is being or was paid.
    pub method: Option<PaymentMethod>,
    /// Bank details, once a transfer was chosen.
    pub transfer: Option<TransferDetails>,
    /// Amount to pay or paid, with delivery, once the buyer has chosen.
    pub total_minor: i64,
    /// Language of the page, ISO 639-1.
    pub language: String,
}

/// One line of the cart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckoutLine {
    /// Id.
    pub id: OrderLineId,
    /// Product's name.
    pub name: String,
    /// Variant's options; empty for a product without options.
    pub label: String,
    /// Units held, or sold once paid.
    pub quantity: u32,
    /// Units waited for.
    pub waiting: u32,
    /// Units ahead of this buyer in the line, when waiting.
    pub ahead: u32,
    /// Price of one, minor units.
    pub unit_minor: i64,
}

/// Where to transfer the money.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TransferDetails {
    /// Bank.
    pub bank: String,
    /// Kind of account.
    pub account_type: String,
    /// Account number.
    pub account: String,
    /// Who holds it.
    pub holder: String,
    /// Tax id of the holder.
    pub tax_id: String,
    /// Where to send the proof.
    pub email: String,
}

/// What the buyer sends with "pay".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayRequest {
    /// Who buys and where it goes.
    pub contact: Contact,
    /// How to pay.
    pub method: PaymentMethod,
}

/// Where the buyer goes after "pay".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "go", rename_all = "snake_case")]
pub enum PayStep {
    /// To the gateway's page.
    Gateway {
        /// The page's address.
        url: String,
    },
    /// Back to the checkout page, which now shows the bank details.
    TransferShown,
}
