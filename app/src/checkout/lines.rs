//! What is in the cart: with buttons while it can change, plain afterwards; and how long it is held.

use domain::checkout::CheckoutLine;
use leptos::prelude::*;

use super::Page;
use super::parts::{amount, item, money};
use super::texts::fill;

/// Units one line can be raised to with the page's buttons; `engine::checkout` refuses more.
const QUANTITY_MAX: u32 = 10;

/// The hold's countdown; nothing when nothing is held. Without a script it says the minutes left when it was drawn.
pub(super) fn hold(page: Page<'_>) -> Option<AnyView> {
    let Page { view, texts } = page;
    let seconds = view.expires_at?.seconds_left(view.now);
    let minutes = fill(texts.minutes_left, &[("n", &seconds.div_euclid(60).max(1).to_string())]);
    let left = if seconds == 0 { "0:00".to_owned() } else { minutes };
    let note = if seconds == 0 { texts.hold_over } else { texts.hold_note };
    Some(
        view! {
            <p class="hold">
                <span>{texts.held_for}</span>
                <time data-testid="countdown" role="timer" data-seconds-left=seconds.to_string()>{left}</time>
                <small>{note}</small>
            </p>
        }
        .into_any(),
    )
}

/// Lines whose quantity can be changed: each button is a plain form.
pub(super) fn editable(page: Page<'_>) -> AnyView {
    let Page { view, texts } = page;
    if view.lines.is_empty() {
        return view! { <section class="card"><p>{texts.empty}</p></section> }.into_any();
    }
    let wanted = view.lines.iter().filter(|line| line.quantity > 0 || line.waiting > 0);
    let lines = wanted.map(|line| (line, Some(buttons(page, line)))).collect();
    section(page, lines)
}

/// Lines as they stand.
pub(super) fn fixed(page: Page<'_>) -> AnyView {
    section(page, page.view.lines.iter().map(|line| (line, None)).collect())
}

fn section(page: Page<'_>, lines: Vec<(&CheckoutLine, Option<AnyView>)>) -> AnyView {
    let Page { view, texts } = page;
    let waits = view.state.is_cart() && view.lines.iter().any(|line| line.waiting > 0);
    let rows: Vec<_> = lines.into_iter().map(|(line, buttons)| row(page, line, buttons)).collect();
    let note = waits.then(|| view! { <p class="soft">{texts.waiting_note}</p> });
    view! {
        <section class="card" aria-labelledby="items">
            <h2 id="items">{texts.your_items}</h2>
            <ul class="lines" role="list">{rows}</ul>
            {note}
        </section>
    }
    .into_any()
}

fn row(page: Page<'_>, line: &CheckoutLine, buttons: Option<AnyView>) -> AnyView {
    let Page { view, texts } = page;
    let cart = view.state.is_cart();
    let total = line.unit_minor.saturating_mul(i64::from(line.quantity));
    let each = fill(texts.each, &[("price", &amount(view, line.unit_minor))]);
    let units = line.quantity.max(line.waiting);
    let times = (buttons.is_none() && units > 0).then(|| format!("{units} × "));
    let total = (line.quantity > 0).then(|| money(view, total));
    let held = (cart && line.quantity > 0).then(|| {
        view! { <p><span class="tag">{counted(texts.held, line.quantity)}</span></p> }
    });
    let waiting = (cart && line.waiting > 0).then(|| {
        let place =
            if line.ahead == 0 { texts.ahead_none.to_owned() } else { counted(texts.ahead, line.ahead) };
        view! {
            <p>
                <span class="tag wait">{counted(texts.waiting, line.waiting)}</span>
                " "
                <span class="soft">{place}</span>
            </p>
        }
    });
    view! {
        <li data-testid="checkout-line" data-held=line.quantity.to_string() data-waiting=line.waiting.to_string()>
            <div class="row top">
                <span><b>{times}{item(line)}</b><br /><span class="soft"><bdi>{each}</bdi></span></span>
                <b>{total}</b>
            </div>
            {held}
            {waiting}
            {buttons}
        </li>
    }
    .into_any()
}

/// `−`, the quantity, `+` and "remove". What is asked for is held and waited for together.
fn buttons(page: Page<'_>, line: &CheckoutLine) -> AnyView {
    let Page { view, texts } = page;
    let wanted = line.quantity.saturating_add(line.waiting);
    let is_full = wanted >= QUANTITY_MAX;
    let item = item(line);
    let label = |template: &'static str| fill(template, &[("item", &item)]);
    let action = format!("/checkout/{}/lines/{}", view.token, line.id);
    view! {
        <form class="stepper" method="post" action=action>
            <button name="quantity" value=wanted.saturating_sub(1).to_string() aria-label=label(texts.one_less)>"−"</button>
            <output aria-label=texts.quantity>{wanted.to_string()}</output>
            <button
                name="quantity"
                value=wanted.saturating_add(1).min(QUANTITY_MAX).to_string()
                disabled=is_full
                aria-label=label(texts.one_more)
            >
                "+"
            </button>
            <button class="quiet" name="quantity" value="0" aria-label=label(texts.remove_item)>{texts.remove}</button>
        </form>
    }
    .into_any()
}

fn counted(template: &'static str, count: u32) -> String {
    fill(template, &[("n", &count.to_string())])
}
