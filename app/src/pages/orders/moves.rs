//! The next step of an order: large buttons as plain forms, so that a phone with a bad browser delivers too.
//! Which moves exist is the engine's word; this only draws them.

use domain::FaultKind;
use domain::ids::OrderId;
use domain::order::OrderMove;
use domain::role::{Permission, Role};
use leptos::form::ActionForm;
use leptos::prelude::*;

use crate::api::orders::{ApproveTransfer, MoveOrder};
use crate::components::{
    Button, ButtonSize, ButtonTone, Card, CardHeader, Icon, IconView, Notice, Tint, Toasts,
};
use crate::i18n::{use_lang, use_texts};

/// What can be asked of the server about one order.
#[derive(Clone, Copy)]
pub struct OrderActions {
    make_move: ServerAction<MoveOrder>,
    approve: ServerAction<ApproveTransfer>,
    read_again: RwSignal<usize>,
}

impl OrderActions {
    /// Actions that say in a notice how they ended.
    pub fn new() -> Self {
        let read_again = RwSignal::new(0);
        let actions = Self { make_move: ServerAction::new(), approve: ServerAction::new(), read_again };
        let texts = use_texts();
        let lang = use_lang();
        let toasts = Toasts::here();
        let tell = move |answer: Option<Result<domain::views::OrderView, crate::api::ApiError>>| match answer
        {
            Some(Ok(_)) => {
                toasts.done(texts.orders.moved);
                read_again.update(|count| *count += 1);
            }
            Some(Err(refusal)) => {
                // Somebody else was quicker: what is drawn is no longer so.
                if matches!(refusal.0.kind, FaultKind::Conflict | FaultKind::NotFound) {
                    read_again.update(|count| *count += 1);
                }
                toasts.failed(refusal.sentence(lang));
            }
            None => {}
        };
        Effect::new(move || tell(actions.make_move.value().get()));
        Effect::new(move || tell(actions.approve.value().get()));
        actions
    }

    /// Grows when the order is to be read again: something was carried out, here or by somebody else. A lost connection
    /// leaves the order as it is drawn.
    pub fn version(self) -> usize {
        self.read_again.get()
    }

    fn busy(self) -> Signal<bool> {
        Signal::derive(move || self.make_move.pending().get() || self.approve.pending().get())
    }
}

/// The moves the person may make now: the steps to delivery as large buttons, the rest folded away.
#[component]
pub fn MovesCard(
    /// The order.
    order: OrderId,
    /// The moves, as the engine allows them.
    moves: Vec<OrderMove>,
    /// How to ask for them.
    actions: OrderActions,
) -> impl IntoView {
    let texts = use_texts();
    let is_step = |what: &OrderMove| matches!(what, OrderMove::Pack | OrderMove::Ship | OrderMove::Deliver);
    let is_rare = |what: &OrderMove| matches!(what, OrderMove::Cancel | OrderMove::Refund);
    let steps: Vec<OrderMove> = moves.iter().copied().filter(is_step).collect();
    let rare: Vec<OrderMove> = moves.iter().copied().filter(is_rare).collect();
    let nothing = steps.is_empty() && rare.is_empty();
    let has_steps = !steps.is_empty();

    let steps = steps
        .into_iter()
        .enumerate()
        .map(|(at, what)| {
            let tone = if at == 0 { ButtonTone::Primary } else { ButtonTone::Secondary };
            view! { <MoveForm order=order what=what tone=tone size=ButtonSize::Large actions=actions/> }
        })
        .collect_view();
    let rare_moves = (!rare.is_empty()).then(|| {
        let forms = rare
            .into_iter()
            .map(|what| {
                let consequence = match what {
                    OrderMove::Refund => texts.orders.refund_sure,
                    _ => texts.orders.cancel_sure,
                };
                view! {
                    <p class="text-sm text-soft">{consequence}</p>
                    <MoveForm order=order what=what tone=ButtonTone::Danger size=ButtonSize::Medium actions=actions/>
                }
            })
            .collect_view();
        view! {
            <details class="group mt-4 border-t border-line pt-3">
                <summary class="flex min-h-11 items-center justify-between text-sm font-medium text-soft hover:text-ink">
                    {texts.orders.more_moves}
                    <IconView icon=Icon::ChevronDown class="size-4.5 transition-transform group-open:rotate-180"/>
                </summary>
                <div class="mt-2 flex flex-col gap-3">{forms}</div>
            </details>
        }
    });
    view! {
        <Card>
            <CardHeader title=texts.orders.next_step/>
            {nothing.then(|| view! { <p class="text-sm text-soft">{texts.orders.nothing_to_do}</p> })}
            <div class="flex flex-col gap-3">{steps}</div>
            {has_steps.then(|| view! { <p class="mt-3 text-sm text-faint">{texts.orders.move_final}</p> })}
            {rare_moves}
        </Card>
    }
}

/// One move as a form with one button.
#[component]
fn MoveForm(
    order: OrderId,
    what: OrderMove,
    tone: ButtonTone,
    size: ButtonSize,
    actions: OrderActions,
) -> impl IntoView {
    let texts = use_texts();
    let icon = match what {
        OrderMove::Pack => Icon::Box,
        OrderMove::Ship => Icon::Truck,
        OrderMove::Deliver => Icon::Check,
        _ => Icon::Close,
    };
    view! {
        <ActionForm action=actions.make_move>
            <input type="hidden" name="order" value=order.to_string()/>
            <input type="hidden" name="what" value=what.word()/>
            <Button
                submit=true
                wide=true
                tone=tone
                size=size
                busy=actions.busy()
                attr:data-testid=format!("move-{}", what.word())
            >
                <IconView icon=icon/>
                {texts.orders.what(what)}
            </Button>
        </ActionForm>
    }
}

/// A transfer that waits: the owner approves it, staff learn who does.
#[component]
pub fn ApproveCard(
    /// The order.
    order: OrderId,
    /// Role of the person.
    role: Role,
    /// How to ask for it.
    actions: OrderActions,
) -> impl IntoView {
    let texts = use_texts();
    let way_on = if role.may(Permission::DecidePayments) {
        view! {
            <p class="mt-3 mb-4 text-sm text-soft">{texts.orders.transfer_waiting_text}</p>
            <ActionForm action=actions.approve>
                <input type="hidden" name="order" value=order.to_string()/>
                <Button
                    submit=true
                    wide=true
                    tone=ButtonTone::Primary
                    size=ButtonSize::Large
                    busy=actions.busy()
                    attr:data-testid="approve-transfer"
                >
                    <IconView icon=Icon::Wallet/>
                    {texts.orders.approve_transfer}
                </Button>
            </ActionForm>
        }
        .into_any()
    } else {
        view! { <p class="mt-3 text-sm text-soft">{texts.orders.transfer_waiting_staff}</p> }.into_any()
    };
    view! {
        <Card>
            <Notice tint=Tint::Warn icon=Icon::Clock>
                <span class="font-medium">{texts.orders.transfer_waiting}</span>
            </Notice>
            {way_on}
        </Card>
    }
}
