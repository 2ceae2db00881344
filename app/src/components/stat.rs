//! One number of the day.

use leptos::prelude::*;

use super::{Icon, IconView};

/// A number with its name and a line that explains it.
#[component]
pub fn Stat(
    /// Name of the number.
    label: &'static str,
    /// The number, as text.
    #[prop(into)]
    value: String,
    /// What it means, in a line.
    #[prop(into)]
    hint: String,
    /// Picture beside the name.
    icon: Icon,
    /// The most important number of the page: larger, in the colour of success.
    #[prop(optional)]
    lead: bool,
    /// Name for tests, such as `kpi-paid`.
    test_id: &'static str,
) -> impl IntoView {
    let number = if lead { "text-4xl text-success-ink sm:text-5xl" } else { "text-3xl text-ink sm:text-4xl" };
    view! {
        <div class="flex min-w-0 flex-col gap-3 bg-surface p-5 sm:p-6">
            <dt class="flex items-center gap-2 text-sm text-soft">
                <IconView icon=icon class="size-4.5 text-faint"/>
                {label}
            </dt>
            <dd class="min-w-0">
                <p
                    class=format!("truncate font-semibold tracking-tight tabular-nums {number}")
                    dir="ltr"
                    data-testid=test_id
                >
                    {value}
                </p>
                <p class="mt-2 text-sm text-faint">{hint}</p>
            </dd>
        </div>
    }
}
