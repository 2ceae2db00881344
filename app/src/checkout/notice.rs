//! What the buyer is told when a form could not be carried out, and the pages for links that lead nowhere.

use domain::{Fault, FaultKind};
use leptos::prelude::*;

use super::texts::Texts;

/// Something the buyer should know about the form that was just sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// Something is missing or wrong.
    Invalid,
    /// The name.
    Name,
    /// The e-mail.
    Email,
    /// The telephone.
    Phone,
    /// The address.
    Address,
    /// There are not that many left.
    NotEnough,
    /// The order had moved on meanwhile.
    Changed,
    /// The gateway does not answer; a transfer is possible.
    GatewayDown,
    /// The gateway refused, or the buyer gave up there.
    Refused,
    /// More units than a buyer can take by themselves.
    TooManyUnits,
    /// The buyer has a newer cart in this Live.
    NewerCart,
    /// Too many requests.
    TooMany,
    /// A defect on our side.
    Internal,
}

impl Notice {
    /// Every notice.
    pub const ALL: [Self; 13] = [
        Self::Invalid,
        Self::Name,
        Self::Email,
        Self::Phone,
        Self::Address,
        Self::NotEnough,
        Self::Changed,
        Self::GatewayDown,
        Self::Refused,
        Self::TooManyUnits,
        Self::NewerCart,
        Self::TooMany,
        Self::Internal,
    ];

    /// The word in an address, such as `?notice=refused`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Invalid => "invalid",
            Self::Name => "name",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Address => "address",
            Self::NotEnough => "not_enough",
            Self::Changed => "changed",
            Self::GatewayDown => "gateway_down",
            Self::Refused => "refused",
            Self::TooManyUnits => "too_many_units",
            Self::NewerCart => "newer_cart",
            Self::TooMany => "too_many",
            Self::Internal => "internal",
        }
    }

    /// The notice of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|notice| notice.word() == word)
    }

    /// The notice that tells a refusal of the engine: by the last part of its code where that names a field
    /// (`contact.email`), else by its kind.
    pub fn of_fault(fault: &Fault) -> Self {
        let field = fault.code.rsplit('.').next().unwrap_or_default();
        match (fault.kind, field) {
            (FaultKind::Invalid, "name") => Self::Name,
            (FaultKind::Invalid, "email") => Self::Email,
            (FaultKind::Invalid, "phone") => Self::Phone,
            (FaultKind::Invalid, "address" | "city" | "region") => Self::Address,
            (_, "not_enough") => Self::NotEnough,
            (FaultKind::Conflict, "too_many") => Self::TooManyUnits,
            (FaultKind::Conflict, "newer_cart") => Self::NewerCart,
            (FaultKind::Invalid, _) => Self::Invalid,
            (FaultKind::Conflict | FaultKind::NotFound | FaultKind::SignedOut | FaultKind::Forbidden, _) => {
                Self::Changed
            }
            (FaultKind::Unavailable, _) if fault.code.starts_with("database.") => Self::Internal,
            (FaultKind::Unavailable, _) => Self::GatewayDown,
            (FaultKind::TooMany, _) => Self::TooMany,
            (FaultKind::Internal, _) => Self::Internal,
        }
    }

    const fn sentence(self, texts: &Texts) -> &'static str {
        match self {
            Self::Invalid => texts.notice_invalid,
            Self::Name => texts.notice_name,
            Self::Email => texts.notice_email,
            Self::Phone => texts.notice_phone,
            Self::Address => texts.notice_address,
            Self::NotEnough => texts.notice_not_enough,
            Self::Changed => texts.notice_changed,
            Self::GatewayDown => texts.notice_gateway_down,
            Self::Refused => texts.notice_refused,
            Self::TooManyUnits => texts.notice_too_many_units,
            Self::NewerCart => texts.notice_newer_cart,
            Self::TooMany => texts.notice_too_many,
            Self::Internal => texts.notice_internal,
        }
    }

    pub(super) fn view(self, texts: &'static Texts) -> AnyView {
        view! {
            <p class="notice" role="alert" data-testid="notice" data-notice=self.word()>
                <span class="vh">{texts.attention}": "</span>
                {self.sentence(texts)}
            </p>
        }
        .into_any()
    }
}

/// A page without an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageKind {
    /// The link is not known.
    Unknown,
    /// The shop takes no orders now.
    ShopClosed,
    /// Too many requests from this address.
    TooMany,
    /// Not now: what we need does not answer.
    Unavailable,
    /// A defect on our side.
    Broken,
}

impl MessageKind {
    /// The HTTP status that says the same.
    pub const fn http_status(self) -> u16 {
        match self {
            Self::Unknown => 404,
            Self::ShopClosed => 403,
            Self::TooMany => 429,
            Self::Unavailable => 503,
            Self::Broken => 500,
        }
    }

    /// The page for a refusal that leaves nothing to show.
    pub const fn of_fault(fault: &Fault) -> Self {
        match fault.kind {
            FaultKind::NotFound | FaultKind::Invalid | FaultKind::SignedOut => Self::Unknown,
            FaultKind::Forbidden | FaultKind::Conflict => Self::ShopClosed,
            FaultKind::TooMany => Self::TooMany,
            FaultKind::Unavailable => Self::Unavailable,
            FaultKind::Internal => Self::Broken,
        }
    }

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::ShopClosed => "shop_closed",
            Self::TooMany => "too_many",
            Self::Unavailable => "unavailable",
            Self::Broken => "broken",
        }
    }

    pub(super) const fn words(self, texts: &Texts) -> (&'static str, &'static str) {
        match self {
            Self::Unknown => (texts.unknown_title, texts.unknown_lead),
            Self::ShopClosed => (texts.closed_title, texts.closed_lead),
            Self::TooMany => (texts.busy_title, texts.busy_lead),
            Self::Unavailable | Self::Broken => (texts.broken_title, texts.broken_lead),
        }
    }
}
