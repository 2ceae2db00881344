//! The open cart and the form that pays it: contact, delivery or pick-up, way to pay, total. The same form serves a
//! buyer who comes back from the gateway to pay another way.

use domain::order::OrderState;
use domain::payment::PaymentMethod;
use leptos::prelude::*;

use super::parts::{amount, heading, money, price_or_free, sum};
use super::texts::Texts;
use super::{Page, lines};

/// The cart while it can be changed and paid.
pub(super) fn open_cart(page: Page<'_>) -> AnyView {
    let title = super::texts::fill(page.texts.page_title, &[("store", &page.view.store_name)]);
    let holds = page.view.lines.iter().any(|line| line.quantity > 0);
    let pay = match (holds, page.view.lines.is_empty()) {
        (true, _) => form(page),
        (false, false) => view! { <p class="card">{page.texts.nothing_to_pay}</p> }.into_any(),
        (false, true) => ().into_any(),
    };
    (heading(page.view.state.word(), title, String::new()), lines::hold(page), lines::editable(page), pay)
        .into_any()
}

/// The form, folded away: for a payment that was begun another way.
pub(super) fn other_way(page: Page<'_>) -> AnyView {
    view! { <details><summary>{page.texts.other_way}</summary>{form(page)}</details> }.into_any()
}

/// The form that pays.
fn form(page: Page<'_>) -> AnyView {
    let Page { view, texts } = page;
    if view.methods.is_empty() {
        return view! { <p class="card">{texts.no_methods}</p> }.into_any();
    }
    let button_amount = (view.state == OrderState::Open).then(|| totals_on_button(page));
    view! {
        <form method="post" action=format!("/checkout/{}/pay", view.token) data-pay="">
            {contact(page)}
            {delivery(page)}
            {methods(page)}
            {sums(page)}
            <div class="bar">
                <button class="main" data-testid="pay">{texts.pay}{button_amount}</button>
            </div>
        </form>
    }
    .into_any()
}

fn contact(page: Page<'_>) -> AnyView {
    let Page { view, texts } = page;
    let contact = &view.contact;
    view! {
        <section class="card" aria-labelledby="contact">
            <h2 id="contact">{texts.contact}</h2>
            <label class="field">
                {texts.name}
                <input name="name" data-testid="name" autocomplete="name" required maxlength="120" value=contact.name.clone() />
            </label>
            <label class="field">
                {texts.email}
                <input
                    name="email"
                    data-testid="email"
                    type="email"
                    inputmode="email"
                    autocomplete="email"
                    dir="ltr"
                    required
                    maxlength="254"
                    aria-describedby="email-note"
                    value=contact.email.clone()
                />
            </label>
            <p class="soft" id="email-note">{texts.email_note}</p>
            <label class="field">
                {texts.phone}
                <input
                    name="phone"
                    data-testid="phone"
                    type="tel"
                    inputmode="tel"
                    autocomplete="tel"
                    dir="ltr"
                    required
                    maxlength="40"
                    value=contact.phone.clone()
                />
            </label>
        </section>
    }
    .into_any()
}

/// Delivery or pick-up. A shop without pick-up has no choice to show.
fn delivery(page: Page<'_>) -> AnyView {
    let Page { view, texts } = page;
    let choice = if view.pickup_address.is_empty() {
        view! { <input type="hidden" name="delivery" value="delivery" /> }.into_any()
    } else {
        let collects = view.contact.pickup;
        view! {
            <label class="choice">
                <input type="radio" name="delivery" value="delivery" data-testid="way-delivery" checked=!collects />
                <span><b>{texts.deliver}</b></span>
                {price_or_free(view, view.delivery_minor, texts)}
            </label>
            <label class="choice">
                <input type="radio" name="delivery" value="pickup" data-testid="way-pickup" checked=collects />
                <span><b>{texts.pick_up}</b><small>{view.pickup_address.clone()}</small></span>
                {texts.free}
            </label>
        }
        .into_any()
    };
    let contact = &view.contact;
    view! {
        <section class="card">
            <fieldset>
                <legend>{texts.delivery}</legend>
                {choice}
                <div class="if-delivery">
                    {address_field(texts.address, "address", "street-address", &contact.address)}
                    {address_field(texts.city, "city", "address-level2", &contact.city)}
                    {address_field(texts.region, "region", "address-level1", &contact.region)}
                </div>
            </fieldset>
        </section>
    }
    .into_any()
}

/// Not `required`: the field is hidden when the buyer collects, and a hidden required field would block the form.
fn address_field(
    label: &'static str,
    name: &'static str,
    autocomplete: &'static str,
    value: &str,
) -> AnyView {
    view! {
        <label class="field">
            {label}
            <input name=name data-testid=name autocomplete=autocomplete maxlength="200" value=value.to_owned() />
        </label>
    }
    .into_any()
}

fn methods(page: Page<'_>) -> AnyView {
    let Page { view, texts } = page;
    let chosen = view.method.filter(|method| view.methods.contains(method)).or(view.methods.first().copied());
    let choices: Vec<_> = view
        .methods
        .iter()
        .map(|&method| {
            let (name, note) = words(method, texts);
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        name="method"
                        value=method.word()
                        data-testid=format!("method-{}", method.word())
                        checked=chosen == Some(method)
                    />
                    <span><b>{name}</b><small>{note}</small></span>
                </label>
            }
        })
        .collect();
    view! { <section class="card"><fieldset><legend>{texts.payment}</legend>{choices}</fieldset></section> }
        .into_any()
}

const fn words(method: PaymentMethod, texts: &Texts) -> (&'static str, &'static str) {
    match method {
        PaymentMethod::Flow => (texts.flow, texts.flow_note),
        PaymentMethod::Transfer => (texts.transfer, texts.transfer_note),
    }
}

/// Both totals are on the page; style or script leaves the one that fits the chosen way. With neither, both show,
/// each with its name.
fn sums(page: Page<'_>) -> AnyView {
    let Page { view, texts } = page;
    let delivered = view.goods_minor.saturating_add(view.delivery_minor);
    let collected = (!view.pickup_address.is_empty())
        .then(|| sum(texts.total_collected, money(view, view.goods_minor), "big if-pickup"));
    view! {
        <dl class="card sums" aria-live="polite">
            {sum(texts.goods, money(view, view.goods_minor), "")}
            {sum(texts.deliver, price_or_free(view, view.delivery_minor, texts), "if-delivery")}
            {sum(texts.total_delivered, money(view, delivered), "big if-delivery")}
            {collected}
        </dl>
    }
    .into_any()
}

/// The total on the button too; with neither style nor script it would show two amounts, so it is the style's `:has`
/// that lets them in.
fn totals_on_button(page: Page<'_>) -> AnyView {
    let view = page.view;
    let delivered = amount(view, view.goods_minor.saturating_add(view.delivery_minor));
    let collected = (!view.pickup_address.is_empty())
        .then(|| view! { <bdi class="if-pickup when-chosen">{amount(view, view.goods_minor)}</bdi> });
    view! { <bdi class="if-delivery when-chosen">{delivered}</bdi>{collected} }.into_any()
}
