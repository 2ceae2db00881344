//! One order: what is in it, for whom, how it is paid, and the next step.

use domain::ids::OrderId;
use domain::views::{Contact, OrderLineView, OrderView};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::OrderStateBadge;
use super::moves::{ApproveCard, MovesCard, OrderActions};
use super::state::OrderSteps;
use crate::api::ApiError;
use crate::api::orders::order;
use crate::components::{
    Badge, Card, CardHeader, ErrorState, Icon, IconView, Money, Page, SkeletonRows, Tint, When,
};
use crate::i18n::use_texts;
use crate::pages::dashboard::Session;
use crate::routes;

/// One order, whole.
#[component]
pub fn OrderPage() -> impl IntoView {
    let texts = use_texts();
    let session = Session::here();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("id").unwrap_or_default());
    let actions = OrderActions::new();
    let found = Resource::new(
        move || (id.get(), actions.version()),
        |(id, _)| async move {
            match id.parse::<OrderId>() {
                Ok(id) => order(id).await,
                Err(_) => Err(ApiError::not_found()),
            }
        },
    );
    let content = move || {
        Suspend::new(async move {
            let me = session.me.await;
            match (found.await, me) {
                (Ok(order), Ok(me)) => view! { <Order order=order role=me.role actions=actions/> }.into_any(),
                (Err(error), _) | (_, Err(error)) => {
                    error.mark_page();
                    view! { <Card flush=true><ErrorState error=error/></Card> }.into_any()
                }
            }
        })
    };
    view! {
        <Page title=texts.orders.order actions=BackToList>
            <Transition fallback=|| view! { <Card flush=true><SkeletonRows/></Card> }>{content}</Transition>
        </Page>
    }
}

#[component]
fn Order(order: OrderView, role: domain::role::Role, actions: OrderActions) -> impl IntoView {
    let texts = use_texts();
    let OrderView { row, lines, contact, delivery_minor, transfer_waiting, moves } = order;
    let paid_at = row.paid_at.map(|at| {
        view! { <span>{texts.orders.paid_at} " " <When at=at/></span> }
    });
    view! {
        <div class="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2">
            <p class="text-xl font-semibold tabular-nums" data-testid="order-number">{format!("#{}", row.number)}</p>
            <OrderStateBadge state=row.state/>
            <p class="flex flex-wrap gap-x-4 text-sm text-faint">
                <span>{texts.orders.opened_at} " " <When at=row.created_at/></span>
                {paid_at}
            </p>
        </div>
        <div class="grid items-start gap-6 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
            <div class="flex flex-col gap-6 max-lg:order-2">
                {row.state.is_paid().then(|| view! { <Card><OrderSteps state=row.state/></Card> })}
                <Card>
                    <CardHeader title=texts.orders.lines>
                        <Badge tint=Tint::Neutral>{(texts.orders.units_n)(row.units)}</Badge>
                    </CardHeader>
                    <Lines lines=lines currency=row.currency/>
                    <dl class="mt-4 flex flex-col gap-2 border-t border-line pt-4 text-sm">
                        {(delivery_minor > 0).then(|| view! {
                            <div class="flex justify-between gap-4">
                                <dt class="text-soft">{texts.orders.delivery}</dt>
                                <dd><Money minor=delivery_minor currency=row.currency/></dd>
                            </div>
                        })}
                        <div class="flex items-baseline justify-between gap-4">
                            <dt class="font-medium">{texts.orders.total}</dt>
                            <dd class="text-xl font-semibold"><Money minor=row.total_minor currency=row.currency/></dd>
                        </div>
                        <div class="flex justify-between gap-4">
                            <dt class="text-soft">{texts.orders.method}</dt>
                            <dd>{texts.orders.method(row.method)}</dd>
                        </div>
                    </dl>
                </Card>
            </div>
            <div class="flex flex-col gap-6">
                {transfer_waiting.then(|| view! { <ApproveCard order=row.id role=role actions=actions/> })}
                <MovesCard order=row.id moves=moves actions=actions/>
                <ContactCard contact=contact buyer=row.buyer/>
            </div>
        </div>
    }
}

#[component]
fn Lines(lines: Vec<OrderLineView>, currency: domain::Currency) -> impl IntoView {
    let texts = use_texts();
    let rows = lines
        .into_iter()
        .map(|line| {
            let price = line.unit_minor.saturating_mul(i64::from(line.quantity));
            view! {
                <li class="flex items-center gap-4 py-3">
                    <span class="flex size-11 shrink-0 items-center justify-center rounded-control bg-raised text-base font-semibold tabular-nums" dir="ltr">
                        {format!("{}×", line.quantity)}
                    </span>
                    <div class="min-w-0 flex-1">
                        <p class="text-base font-medium text-pretty" dir="auto">{line.label}</p>
                        <p class="mt-0.5 flex flex-wrap gap-x-3 text-sm text-faint">
                            <span dir="ltr">{format!("{} · {}", line.code, line.sku)}</span>
                            <span><Money minor=line.unit_minor currency=currency/> " " {texts.orders.each}</span>
                            {(line.waiting > 0).then(|| view! {
                                <span class="font-medium text-warn-ink">{(texts.orders.waiting_n)(line.waiting)}</span>
                            })}
                        </p>
                    </div>
                    <span class="text-sm font-medium"><Money minor=price currency=currency/></span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="-my-3 divide-y divide-line" data-testid="order-lines">{rows}</ul> }
}

#[component]
fn ContactCard(contact: Contact, buyer: String) -> impl IntoView {
    let texts = use_texts();
    let name = if contact.name.is_empty() { buyer } else { contact.name };
    let nobody = name.is_empty() && contact.phone.is_empty() && contact.email.is_empty();
    let place = if contact.pickup {
        texts.orders.pickup.to_owned()
    } else {
        [contact.address, contact.city, contact.region]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let link_class = "inline-flex h-11 flex-1 items-center justify-center gap-2 rounded-control border border-line bg-raised px-4 text-sm font-medium transition-colors hover:border-line-strong";
    let call = (!contact.phone.is_empty()).then(|| {
        view! {
            <a href=format!("tel:{}", dialable(&contact.phone)) class=link_class>
                <IconView icon=Icon::Phone class="size-4.5"/>
                {texts.orders.call}
            </a>
        }
    });
    let write = (!contact.email.is_empty()).then(|| {
        view! {
            <a href=format!("mailto:{}", routes::query_value(&contact.email)) class=link_class>
                <IconView icon=Icon::Mail class="size-4.5"/>
                {texts.orders.write}
            </a>
        }
    });
    view! {
        <Card>
            <CardHeader title=texts.orders.deliver_to/>
            {if nobody {
                view! { <p class="text-sm text-soft">{texts.orders.contact_none}</p> }.into_any()
            } else {
                view! {
                    <address class="flex flex-col gap-1 text-base not-italic" data-testid="order-contact">
                        <span class="font-medium" dir="auto">{name}</span>
                        <span class="text-soft empty:hidden" dir="auto">{place}</span>
                        <span class="self-start text-soft empty:hidden" dir="ltr">{contact.phone}</span>
                        <span class="self-start text-soft empty:hidden" dir="ltr">{contact.email}</span>
                    </address>
                    <div class="mt-4 flex gap-3 empty:hidden">{call} {write}</div>
                }.into_any()
            }}
        </Card>
    }
}

/// A telephone number as `tel:` wants it (RFC 3966): digits and a leading plus.
fn dialable(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    if phone.trim_start().starts_with('+') { format!("+{digits}") } else { digits }
}

/// The way back to the list.
#[component]
fn BackToList() -> impl IntoView {
    let texts = use_texts();
    view! {
        <a
            href=routes::ORDERS
            class="inline-flex h-11 items-center gap-2 rounded-control px-3 text-sm font-medium text-soft transition-colors hover:bg-raised hover:text-ink"
        >
            <IconView icon=Icon::ArrowBack class="size-4.5"/>
            {texts.common.back}
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_can_be_dialled_however_it_was_typed() {
        assert_eq!(dialable("+56 9 8765-4321"), "+56987654321");
        assert_eq!(dialable("(02) 2345 678"), "022345678");
        assert_eq!(dialable("javascript:alert(1)"), "1");
    }
}
