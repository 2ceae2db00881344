//! Time left until a moment, in minutes and seconds.

use domain::Timestamp;
use leptos::prelude::*;

use crate::i18n::when::countdown;

/// Below this many seconds a countdown looks urgent.
const URGENT_SECONDS: i64 = 300;

/// Time left until `until`, measured against the server's `now`; the caller moves `now`.
#[component]
pub fn Countdown(
    /// When it ends.
    until: Timestamp,
    /// The server's time.
    #[prop(into)]
    now: Signal<Timestamp>,
) -> impl IntoView {
    let left = move || until.seconds_left(now.get());
    let class = move || match left() {
        0 => "tabular-nums text-faint",
        1..URGENT_SECONDS => "tabular-nums font-medium text-warn-ink",
        _ => "tabular-nums text-soft",
    };
    view! {
        <span class=class role="timer" dir="ltr">
            {move || countdown(left())}
        </span>
    }
}
