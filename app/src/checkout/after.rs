//! The pages after the cart: paid and on its way, or ended one way or another.

use domain::order::OrderState;
use domain::payment::PaymentMethod;
use leptos::prelude::*;

use super::parts::{amount, heading, money, price_or_free, sum};
use super::texts::{Texts, fill};
use super::{Page, lines};

/// Paid: thanks, what happens next, how far it is, the receipt.
pub(super) fn paid(page: Page<'_>) -> AnyView {
    let Page { view, texts } = page;
    let contact = &view.contact;
    let thanks = fill(texts.thanks, &[("name", contact.name.trim())]);
    let thanks = thanks.trim_end_matches([',', ' ', '،']).to_owned() + ".";
    let next = if contact.pickup {
        fill(texts.next_pick_up, &[("place", &view.pickup_address)])
    } else {
        let place = [contact.address.as_str(), contact.city.as_str()].map(str::trim);
        fill(
            texts.next_delivery,
            &[("place", &place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))],
        )
    };
    let next = (view.state != OrderState::Delivered).then(|| view! { <p class="lead">{next}</p> });
    view! {
        {heading(view.state.word(), texts.paid_title.to_owned(), thanks)}
        {steps(view.state, texts)}
        {next}
        {lines::fixed(page)}
        {receipt(page)}
        <p class="lead">{texts.keep_page}</p>
    }
    .into_any()
}

fn receipt(page: Page<'_>) -> AnyView {
    let Page { view, texts } = page;
    let (way, delivery) = if view.contact.pickup {
        (texts.pick_up, texts.free.into_any())
    } else {
        (texts.deliver, price_or_free(view, view.total_minor.saturating_sub(view.goods_minor), texts))
    };
    let method = view.method.map(|method| {
        let name = match method {
            PaymentMethod::Flow => texts.flow,
            PaymentMethod::Transfer => texts.transfer,
        };
        sum(texts.payment, name.into_any(), "")
    });
    view! {
        <section class="card" aria-labelledby="receipt">
            <h2 id="receipt">{texts.receipt}</h2>
            <dl class="sums">
                {sum(texts.goods, money(view, view.goods_minor), "")}
                {sum(way, delivery, "")}
                {method}
                <div class="big"><dt>{texts.paid_total}</dt><dd data-testid="paid-total">{money(view, view.total_minor)}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

fn steps(state: OrderState, texts: &'static Texts) -> AnyView {
    let reached = match state {
        OrderState::Packed => 2,
        OrderState::Shipped => 3,
        OrderState::Delivered => 4,
        _ => 1,
    };
    let steps: Vec<_> = texts
        .steps
        .iter()
        .enumerate()
        .map(|(at, step)| {
            let class = if at < reached { "done" } else { "" };
            let current = (at + 1 == reached).then_some("step");
            view! { <li class=class aria-current=current>{*step}</li> }
        })
        .collect();
    view! { <ol class="steps" role="list">{steps}</ol> }.into_any()
}

/// The hold ran out: what happened, and the way back.
pub(super) fn expired(page: Page<'_>) -> AnyView {
    let Page { view, texts } = page;
    view! {
        {heading(view.state.word(), texts.expired_title.to_owned(), texts.expired_lead.to_owned())}
        <form class="card" method="post" action=format!("/checkout/{}/revive", view.token)>
            <button class="main" data-testid="revive">{texts.try_again}</button>
            <p class="lead">{texts.try_again_note}</p>
        </form>
        {lines::fixed(page)}
    }
    .into_any()
}

/// Given up.
pub(super) fn cancelled(page: Page<'_>) -> AnyView {
    let texts = page.texts;
    heading(page.view.state.word(), texts.cancelled_title.to_owned(), texts.cancelled_lead.to_owned())
}

/// Paid when the stock had gone.
pub(super) fn refund_due(page: Page<'_>) -> AnyView {
    let Page { view, texts } = page;
    let lead = fill(texts.refund_due_lead, &[("total", &amount(view, view.total_minor))]);
    (heading(view.state.word(), texts.refund_due_title.to_owned(), lead), lines::fixed(page)).into_any()
}

/// Money given back.
pub(super) fn refunded(page: Page<'_>) -> AnyView {
    let Page { view, texts } = page;
    let lead = fill(texts.refunded_lead, &[("total", &amount(view, view.total_minor))]);
    heading(view.state.word(), texts.refunded_title.to_owned(), lead)
}
