//! Small parts that several of the buyer's pages share, and how a page becomes text.

use domain::Money;
use domain::checkout::{CheckoutLine, CheckoutView};
use leptos::prelude::*;

use super::texts::Texts;

/// The mark the framework leaves between texts, for hydration. These pages are never hydrated, and inside `<title>` it
/// would be read as letters. Typed text cannot hold it: its `<` is escaped.
const HYDRATION_MARK: &str = "<!>";

/// A whole document as text.
pub(super) fn rendered(view: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new();
    let html = owner.with(|| view().to_html());
    owner.cleanup();
    format!("<!DOCTYPE html>{}", html.replace(HYDRATION_MARK, ""))
}

/// The heading that says where the order stands, and one sentence.
pub(super) fn heading(state: &'static str, title: String, lead: String) -> AnyView {
    let lead = (!lead.is_empty()).then(|| view! { <p class="lead">{lead}</p> });
    view! { <h1 data-testid="order-state" data-state=state>{title}</h1>{lead} }.into_any()
}

/// An amount; kept in one piece and in its own direction in right-to-left text.
pub(super) fn money(view: &CheckoutView, minor: i64) -> AnyView {
    let text = amount(view, minor);
    view! { <bdi>{text}</bdi> }.into_any()
}

/// An amount as text.
pub(super) fn amount(view: &CheckoutView, minor: i64) -> String {
    Money::new(minor, view.currency).to_string()
}

/// What delivery costs, in words when it costs nothing.
pub(super) fn price_or_free(view: &CheckoutView, minor: i64, texts: &'static Texts) -> AnyView {
    if minor == 0 { texts.free.into_any() } else { money(view, minor) }
}

/// Product and variant as people say it.
pub(super) fn item(line: &CheckoutLine) -> String {
    if line.label.is_empty() { line.name.clone() } else { format!("{} · {}", line.name, line.label) }
}

/// One row of a sum.
pub(super) fn sum(label: &'static str, amount: AnyView, class: &'static str) -> AnyView {
    view! { <div class=class><dt>{label}</dt><dd>{amount}</dd></div> }.into_any()
}
