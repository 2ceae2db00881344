//! Payments through somebody else's hands: one interface for every gateway. Not here: what an order is, and what a
//! payment does to it.
//!
//! A gateway's word counts only as a [`VerifiedEvent`], and those are made in this crate alone: from a status query
//! we made with the shop's keys. A refused payment is an answer ([`PaymentState::Rejected`]), not an error.

mod amount;
pub mod flow;

use std::pin::Pin;

use domain::payment::{PaymentMethod, PaymentState};
use domain::{Currency, Money};

use crate::http::BodyError;

/// A gateway's answer on its way. Boxed for the same reason as the Graph API's calls: `dyn PaymentGateway`.
pub type GatewayFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, GatewayError>> + Send + 'a>>;

/// Characters of a subject at most.
pub const SUBJECT_CHARS_MAX: usize = 255;

/// A payment gateway with one shop's keys.
///
/// No call is ever repeated in here. [`GatewayError::request_left`] says whether repeating one could make a second
/// payment.
pub trait PaymentGateway: Send + Sync + std::fmt::Debug {
    /// What it can do.
    fn capabilities(&self) -> Capabilities;

    /// Makes a payment and says where the buyer pays it.
    fn create<'a>(&'a self, payment: &'a CreatePayment) -> GatewayFuture<'a, Created>;

    /// Asks where a payment stands; `gateway_ref` is [`Created::gateway_ref`].
    fn status<'a>(&'a self, gateway_ref: &'a str) -> GatewayFuture<'a, VerifiedEvent>;
}

/// What a gateway can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capabilities {
    /// The way to pay it stands for.
    pub method: PaymentMethod,
    /// Currencies it takes.
    pub currencies: &'static [Currency],
    /// It asks for the buyer's e-mail address.
    pub needs_payer_email: bool,
    /// A payment can be made to end by itself.
    pub can_expire: bool,
    /// Money can be given back through it.
    pub can_refund: bool,
}

/// A payment to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreatePayment {
    /// The order's number as people say it, such as `LV-000123`.
    pub order_number: String,
    /// Which attempt to pay the order this is, from 1.
    pub attempt: u32,
    /// How much.
    pub amount: Money,
    /// The buyer's e-mail address.
    pub payer_email: String,
    /// What the buyer reads at the gateway; cut after [`SUBJECT_CHARS_MAX`] characters.
    pub subject: String,
    /// Where the gateway tells us that something changed.
    pub confirm_url: String,
    /// Where it sends the buyer afterwards.
    pub return_url: String,
    /// After how many seconds the payment ends by itself; `None` for never.
    pub timeout_s: Option<u32>,
}

impl CreatePayment {
    /// The name of this attempt at the gateway, which comes back in [`GatewayReport::order_ref`]. Another one for each
    /// attempt, so that a late report never counts for the attempt after it.
    pub fn order_ref(&self) -> String {
        format!("{}-{}", self.order_number, self.attempt)
    }
}

/// A payment that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    /// The gateway's name for it: what its status is asked by and what its notifications carry.
    pub gateway_ref: String,
    /// The gateway's number for it, for people.
    pub gateway_order: Option<String>,
    /// Where the buyer pays.
    pub redirect_url: String,
}

/// Where a payment stands, by the gateway's word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GatewayReport {
    /// Where it stands.
    pub state: PaymentState,
    /// [`CreatePayment::order_ref`] of the payment. Compare it.
    pub order_ref: String,
    /// How much. Compare it, the currency too.
    pub amount: Money,
    /// The gateway's name for it.
    pub gateway_ref: String,
    /// The gateway's number for it.
    pub gateway_order: Option<String>,
    /// How the buyer paid, in the gateway's words.
    pub media: Option<String>,
    /// What the gateway keeps, in minor units.
    pub fee_minor: Option<i64>,
}

/// A report whose truth was checked. Only this crate can make one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedEvent {
    report: GatewayReport,
}

impl VerifiedEvent {
    /// For an answer to a status query made with the shop's keys.
    const fn from_status_query(report: GatewayReport) -> Self {
        Self { report }
    }

    /// What the gateway says.
    pub const fn report(&self) -> &GatewayReport {
        &self.report
    }
}

/// Why a gateway could not be used. The first three happened before the request left.
#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// The gateway does not take this currency.
    #[error("the gateway does not take {0}")]
    Unsupported(Currency),
    /// The payment itself is wrong.
    #[error("the payment cannot be made: {0}")]
    Invalid(&'static str),
    /// The gateway was not reached.
    #[error("the gateway was not reached")]
    NotSent(#[source] Unreached),
    /// The gateway said no.
    #[error("the gateway refused the request (status {status}, code {code:?})")]
    Refused {
        /// HTTP status.
        status: u16,
        /// The gateway's own code.
        code: Option<i64>,
    },
    /// The gateway does not know the shop's keys.
    #[error("the gateway does not accept the shop's keys")]
    Credentials,
    /// The gateway does not know the payment.
    #[error("the gateway does not know the payment")]
    UnknownPayment,
    /// The gateway is in trouble.
    #[error("the gateway is in trouble (status {status})")]
    Unavailable {
        /// HTTP status.
        status: u16,
    },
    /// The gateway answered in a form we cannot read.
    #[error("the gateway's answer cannot be read: {0}")]
    Unreadable(&'static str),
    /// The gateway did not answer, or its answer broke off.
    #[error("the gateway did not answer")]
    NoAnswer(#[source] Unreached),
}

/// What broke between us and a gateway.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Unreached(Break);

#[derive(Debug, thiserror::Error)]
enum Break {
    #[error("the request failed")]
    Request(#[source] reqwest::Error),
    #[error("the answer could not be read")]
    Body(#[source] BodyError),
}

impl GatewayError {
    /// Whether the request may have reached the gateway: for a payment that was to be made, whether it may exist.
    pub const fn request_left(&self) -> bool {
        !matches!(self, Self::Unsupported(_) | Self::Invalid(_) | Self::NotSent(_))
    }

    /// Whether asking again later may help.
    pub const fn worth_retrying(&self) -> bool {
        matches!(self, Self::NotSent(_) | Self::NoAnswer(_) | Self::Unavailable { .. } | Self::Unreadable(_))
    }

    fn of_request(error: reqwest::Error) -> Self {
        let left = crate::http::may_have_left(&error);
        let broke = Unreached(Break::Request(error.without_url()));
        if left { Self::NoAnswer(broke) } else { Self::NotSent(broke) }
    }

    fn of_body(error: BodyError) -> Self {
        match error {
            BodyError::TooLong => Self::Unreadable("it is too long"),
            broken @ BodyError::Broken(_) => Self::NoAnswer(Unreached(Break::Body(broken))),
        }
    }
}
