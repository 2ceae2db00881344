//! How far something has come, step by step.

use leptos::prelude::*;

use super::{Icon, IconView};

/// How far one step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// Behind us.
    Done,
    /// Where we are.
    Current,
    /// Ahead of us.
    Ahead,
}

/// One step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub label: &'static str,
    /// How far it is.
    pub state: StepState,
}

/// Steps in a row.
#[component]
pub fn Stepper(
    /// What the steps are of.
    label: &'static str,
    /// The steps, in order.
    steps: Vec<Step>,
) -> impl IntoView {
    let steps = steps
        .into_iter()
        .map(|step| {
            let (bar, text) = match step.state {
                StepState::Done => ("bg-success", "text-soft"),
                StepState::Current => ("bg-primary", "font-medium text-ink"),
                StepState::Ahead => ("bg-line", "text-faint"),
            };
            let mark = (step.state == StepState::Done)
                .then(|| view! { <IconView icon=Icon::Check class="size-3.5 text-success-ink"/> });
            view! {
                <li class="min-w-0 flex-1" aria-current=(step.state == StepState::Current).then_some("step")>
                    <span class=format!("block h-1 rounded-full {bar}") aria-hidden="true"></span>
                    <span class=format!("mt-2 flex items-center gap-1 text-xs sm:text-sm {text}")>
                        {mark} <span class="truncate">{step.label}</span>
                    </span>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="flex gap-2" aria-label=label>{steps}</ol> }
}
