//! The pages between "pay" and "paid": the bank details for a transfer, and the wait for a gateway's word.

use domain::Money;
use leptos::prelude::*;

use super::parts::{amount, heading, money};
use super::texts::fill;
use super::{Page, lines, pay};

/// Where to transfer, each detail with a button that copies it (shown by the script; without it the text is selected
/// by one tap).
pub(super) fn for_transfer(page: Page<'_>) -> AnyView {
    let Page { view, texts } = page;
    let details = view.transfer.clone().unwrap_or_default();
    let total = amount(view, view.total_minor);
    let reference = fill(texts.order_number, &[("number", &view.number.to_string())]);
    let rows: Vec<_> = [
        (texts.bank, details.bank.clone(), details.bank, "transfer-bank"),
        (texts.account_type, details.account_type.clone(), details.account_type, "transfer-account-type"),
        (texts.account, details.account.clone(), details.account, "transfer-account"),
        (texts.holder, details.holder.clone(), details.holder, "transfer-holder"),
        (texts.tax_id, details.tax_id.clone(), details.tax_id, "transfer-tax-id"),
        (texts.amount, total.clone(), digits(Money::new(view.total_minor, view.currency)), "transfer-amount"),
        (texts.reference, reference.clone(), reference, "transfer-reference"),
        (texts.proof_email, details.email.clone(), details.email, "transfer-email"),
    ]
    .into_iter()
    .filter(|(_, shown, _, _)| !shown.is_empty())
    .map(|(label, shown, copied, testid)| {
        view! {
            <div>
                <span>
                    <dt>{label}</dt>
                    <dd data-testid=testid>{shown}</dd>
                </span>
                <button type="button" hidden data-copy=copied aria-label=format!("{}: {label}", texts.copy)>{texts.copy}</button>
            </div>
        }
    })
    .collect();
    let lead = fill(texts.transfer_lead, &[("total", &total)]);
    view! {
        {heading(view.state.word(), texts.transfer_title.to_owned(), lead)}
        {lines::hold(page)}
        <dl class="card account">{rows}</dl>
        <p class="lead">{texts.transfer_next}</p>
        {again(page, texts.look_again)}
        {lines::fixed(page)}
        {pay::other_way(page)}
    }
    .into_any()
}

/// The wait for the gateway. The script asks often; without it the page reloads by itself.
pub(super) fn for_gateway(page: Page<'_>) -> AnyView {
    let Page { view, texts } = page;
    view! {
        {heading(view.state.word(), texts.gateway_title.to_owned(), texts.gateway_lead.to_owned())}
        <div class="spin" aria-hidden="true"></div>
        {lines::hold(page)}
        {again(page, texts.look_again)}
        {lines::fixed(page)}
        <dl class="card sums">
            <div class="big"><dt>{texts.total}</dt><dd>{money(view, view.total_minor)}</dd></div>
        </dl>
        {pay::other_way(page)}
    }
    .into_any()
}

fn again(page: Page<'_>, label: &'static str) -> AnyView {
    view! { <p class="lead"><a class="button" href=format!("/checkout/{}", page.view.token)>{label}</a></p> }
        .into_any()
}

/// The amount as a bank's form takes it: digits, a comma before the decimals of a currency that has some.
fn digits(amount: Money) -> String {
    crate::i18n::numbers::money_for_input(amount.minor, amount.currency)
}
