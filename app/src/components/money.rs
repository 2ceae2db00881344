//! Amounts and moments in running text.

use domain::{Currency, Timestamp};
use leptos::prelude::*;

use crate::i18n::{numbers, use_lang, when};

/// An amount, never broken over lines, always from left to right.
#[component]
pub fn Money(
    /// Minor units.
    minor: i64,
    /// Currency.
    currency: Currency,
) -> impl IntoView {
    view! {
        <span class="whitespace-nowrap tabular-nums" dir="ltr">
            {numbers::money(minor, currency)}
        </span>
    }
}

/// A moment. Drawn in UTC first, so that server and browser agree; then in the reader's own time.
#[component]
pub fn When(
    /// The moment.
    at: Timestamp,
) -> impl IntoView {
    let lang = use_lang();
    let offset = RwSignal::new(None::<i32>);
    Effect::new(move || offset.set(Some(offset_minutes(at))));
    let text = move || match offset.get() {
        Some(minutes) => when::date_time(at, minutes, lang),
        None => format!("{} UTC", when::date_time(at, 0, lang)),
    };
    view! {
        <time class="whitespace-nowrap tabular-nums" datetime=when::machine(at)>
            {text}
        </time>
    }
}

/// Minutes east of UTC where the reader is, at that moment.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "offsets are under a day")]
fn offset_minutes(at: Timestamp) -> i32 {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at.0 as f64));
    -(date.get_timezone_offset() as i32)
}
