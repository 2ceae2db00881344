//! The page on which the buyer pays, refuses or gives up, and the page that sends the browser back to the shop.

use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use super::{PAY_PAGE, confirmation};
use crate::pages::html::{escape, money};
use crate::pages::layout;
use crate::server::Sandbox;
use crate::world::payments::{Payment, PaymentStatus};

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    token: String,
}

#[derive(Deserialize)]
pub(super) struct Decided {
    token: String,
    action: Action,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Action {
    Pay,
    Reject,
    Cancel,
}

/// `GET pay.php?token=`.
pub(super) async fn show(State(sandbox): State<Sandbox>, Query(asked): Query<Asked>) -> Response {
    let now = sandbox.now();
    let payment = sandbox.world().payment(&asked.token, now).cloned();
    match payment {
        None => unknown(),
        Some(payment) if payment.status == PaymentStatus::Pending => pay_page(&payment).into_response(),
        Some(payment) => way_back(&payment).into_response(),
    }
}

/// `POST pay.php`: the buyer has decided. A second decision changes nothing.
pub(super) async fn decide(State(sandbox): State<Sandbox>, Form(decided): Form<Decided>) -> Response {
    let now = sandbox.now();
    let (payment, news, return_first) = {
        let mut world = sandbox.world();
        let return_first = world.faults.flow_return_first;
        let Some(payment) = world.payment(&decided.token, now) else { return unknown() };
        let news = payment.status == PaymentStatus::Pending;
        if news {
            payment.status = match decided.action {
                Action::Pay => PaymentStatus::Paid,
                Action::Reject => PaymentStatus::Rejected,
                Action::Cancel => PaymentStatus::Cancelled,
            };
            payment.decided = Some(now);
        }
        let payment = payment.clone();
        if news {
            let counters = &mut world.counters.payments;
            *match decided.action {
                Action::Pay => &mut counters.paid,
                Action::Reject => &mut counters.rejected,
                Action::Cancel => &mut counters.cancelled,
            } += 1;
        }
        (payment, news, return_first)
    };
    if news {
        let (handle, url, token) = (sandbox.clone(), payment.url_confirmation.clone(), payment.token.clone());
        let confirming = async move { confirmation::send(&handle, &url, &token).await };
        if return_first {
            sandbox.spawn(confirming);
        } else {
            confirming.await;
        }
    }
    way_back(&payment).into_response()
}

fn unknown() -> Response {
    let body = r#"<main class="card narrow"><h1>Pago no encontrado</h1><p>Este enlace de pago no existe. Vuelve a la tienda y pide uno nuevo.</p></main>"#;
    (StatusCode::NOT_FOUND, Html(layout::page("Pago no encontrado", "flow", body))).into_response()
}

fn pay_page(payment: &Payment) -> Html<String> {
    let amount = money(&payment.amount, &payment.currency);
    let body = format!(
        r#"<main class="card narrow">
<p class="brand">flow <span>sandbox</span></p>
<p class="muted">{merchant}</p>
<h1>{amount}</h1>
<p>{subject}</p>
<p class="muted">Orden {order} · {email}</p>
<form method="post" action="{PAY_PAGE}">
<input type="hidden" name="token" value="{token}">
<button class="primary wide" name="action" value="pay" data-testid="flow-pay">Pagar {amount}</button>
<button class="wide" name="action" value="reject" data-testid="flow-reject">Rechazar (tarjeta sin fondos)</button>
<button class="link wide" name="action" value="cancel" data-testid="flow-cancel">Cancelar y volver a la tienda</button>
</form>
<p class="muted small">Simulación: no se cobra nada y no se piden datos de tarjeta.</p>
</main>"#,
        merchant = escape(&payment.merchant),
        subject = escape(&payment.subject),
        order = payment.flow_order,
        email = escape(&payment.email),
        token = escape(&payment.token),
    );
    Html(layout::page("Pagar con Flow", "flow", &body))
}

/// Flow sends the browser back with a POST from its own site, not with a redirect.
fn way_back(payment: &Payment) -> Html<String> {
    let (title, words) = match payment.status {
        PaymentStatus::Paid => ("Pago aprobado", "Tu pago fue aprobado."),
        PaymentStatus::Rejected => ("Pago rechazado", "El banco rechazó el pago. No se cobró nada."),
        PaymentStatus::Cancelled => ("Pago anulado", "El pago fue anulado o se venció el plazo."),
        PaymentStatus::Pending => ("Pago pendiente", "El pago sigue pendiente."),
    };
    let body = format!(
        r#"<main class="card narrow">
<p class="brand">flow <span>sandbox</span></p>
<h1>{title}</h1>
<p>{words}</p>
<form method="post" action="{url}" id="back">
<input type="hidden" name="token" value="{token}">
<button class="primary wide" data-testid="flow-return">Volver a {merchant}</button>
</form>
<script>document.getElementById("back").submit()</script>
</main>"#,
        url = escape(&payment.url_return),
        token = escape(&payment.token),
        merchant = escape(&payment.merchant),
    );
    Html(layout::page(title, "flow", &body))
}
