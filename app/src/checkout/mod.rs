//! The buyer's pages: whole HTML documents made on the server, with plain forms and no WASM; the script only adds
//! comfort. Not for deciding anything: a page shows a [`CheckoutView`] and its forms post to the contract's addresses.

mod after;
mod document;
mod lines;
mod notice;
mod parts;
mod pay;
mod texts;
mod waiting;

#[cfg(test)]
mod tests;

use domain::checkout::CheckoutView;
use domain::order::OrderState;
use domain::payment::PaymentMethod;
use leptos::prelude::*;

pub use notice::{MessageKind, Notice};

use document::{Document, Watch};
use texts::Texts;

/// What every part of a page needs.
#[derive(Clone, Copy)]
struct Page<'a> {
    view: &'a CheckoutView,
    texts: &'static Texts,
}

/// The page of a cart or order, whole, from `<!DOCTYPE html>` on.
///
/// `notice` is what went wrong with the form that was just sent; `csp_nonce` is the value in the answer's
/// `Content-Security-Policy`. Every text in `view` is escaped. Answer it with `Cache-Control: no-store`.
pub fn page(view: &CheckoutView, notice: Option<Notice>, csp_nonce: &str) -> String {
    let texts = texts::of(&view.language);
    let page = Page { view, texts };
    let document = Document {
        texts,
        title: texts::fill(texts.page_title, &[("store", &view.store_name)]),
        description: texts::fill(texts.card_description, &[("store", &view.store_name)]),
        store: view.store_name.clone(),
        aside: texts::fill(texts.order_number, &[("number", &view.number.to_string())]),
        state: view.state.word(),
        status_url: format!("/checkout/{}/status", view.token),
        watch: watch(view),
        nonce: csp_nonce,
    };
    parts::rendered(|| document.around((notice.map(|notice| notice.view(texts)), body(page)).into_any()))
}

/// The page for a link that leads nowhere, or for a fault on our side: whole HTML in `language` (ISO 639-1; empty when
/// nothing is known). Answer it with the status of [`MessageKind::http_status`].
pub fn message_page(kind: MessageKind, language: &str, csp_nonce: &str) -> String {
    let texts = texts::of(language);
    let (title, lead) = kind.words(texts);
    let document = Document {
        texts,
        title: title.to_owned(),
        description: String::new(),
        store: String::new(),
        aside: String::new(),
        state: kind.word(),
        status_url: String::new(),
        watch: Watch::Never,
        nonce: csp_nonce,
    };
    parts::rendered(|| document.around(parts::heading(kind.word(), title.to_owned(), lead.to_owned())))
}

/// How eagerly the page asks whether something happened.
fn watch(view: &CheckoutView) -> Watch {
    match (view.state, view.method) {
        (OrderState::AwaitingPayment, Some(PaymentMethod::Transfer)) | (OrderState::Open, _) => Watch::Calm,
        (OrderState::AwaitingPayment, _) => Watch::Quick,
        _ => Watch::Never,
    }
}

fn body(page: Page<'_>) -> AnyView {
    match page.view.state {
        OrderState::Open => pay::open_cart(page),
        OrderState::AwaitingPayment if page.view.method == Some(PaymentMethod::Transfer) => {
            waiting::for_transfer(page)
        }
        OrderState::AwaitingPayment => waiting::for_gateway(page),
        OrderState::Paid | OrderState::Packed | OrderState::Shipped | OrderState::Delivered => {
            after::paid(page)
        }
        OrderState::Expired => after::expired(page),
        OrderState::Cancelled => after::cancelled(page),
        OrderState::RefundDue => after::refund_due(page),
        OrderState::Refunded => after::refunded(page),
    }
}
