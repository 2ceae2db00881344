//! Where an order stands, as a badge and as steps.

use domain::order::OrderState;
use leptos::prelude::*;

use crate::components::{Badge, Step, StepState, Stepper, Tint};
use crate::i18n::use_texts;

/// The life of an order that goes well, as people see it.
const LIFE: [OrderState; 4] =
    [OrderState::Paid, OrderState::Packed, OrderState::Shipped, OrderState::Delivered];

/// Where an order stands, in a word.
#[component]
pub fn OrderStateBadge(
    /// The state.
    state: OrderState,
) -> impl IntoView {
    let texts = use_texts();
    let tint = match state {
        OrderState::Open | OrderState::Packed | OrderState::Shipped => Tint::Info,
        OrderState::AwaitingPayment => Tint::Warn,
        OrderState::Paid | OrderState::Delivered => Tint::Good,
        OrderState::Expired | OrderState::Cancelled | OrderState::Refunded => Tint::Neutral,
        OrderState::RefundDue => Tint::Bad,
    };
    view! {
        <span data-testid="order-state" data-state=state.word()>
            <Badge tint=tint dot=true>{texts.orders.state(state)}</Badge>
        </span>
    }
}

/// How far a paid order has come; nothing for carts and for orders that ended otherwise.
#[component]
pub fn OrderSteps(
    /// The state.
    state: OrderState,
) -> impl IntoView {
    let texts = use_texts();
    let reached = LIFE.iter().position(|step| *step == state)?;
    let steps = LIFE
        .iter()
        .enumerate()
        .map(|(at, step)| Step {
            label: texts.orders.state(*step),
            state: match at.cmp(&reached) {
                std::cmp::Ordering::Less => StepState::Done,
                std::cmp::Ordering::Equal if state == OrderState::Delivered => StepState::Done,
                std::cmp::Ordering::Equal => StepState::Current,
                std::cmp::Ordering::Greater => StepState::Ahead,
            },
        })
        .collect();
    Some(view! { <Stepper label=texts.orders.steps steps=steps/> })
}
