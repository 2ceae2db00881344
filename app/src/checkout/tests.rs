//! The buyer's pages as text: what each state offers, that it works without a script, and that nothing a person typed
//! becomes markup.

use domain::checkout::{CheckoutLine, TransferDetails};
use domain::ids::OrderLineId;
use domain::views::Contact;
use domain::{Currency, Timestamp};
use uuid::Uuid;

use super::*;

const TOKEN: &str = "tok3n";
const NONCE: &str = "n0nce";

fn cart() -> CheckoutView {
    CheckoutView {
        token: TOKEN.to_owned(),
        number: 17,
        store_name: "Tienda Demo".to_owned(),
        state: OrderState::Open,
        now: Timestamp(0),
        expires_at: Some(Timestamp(27 * 60_000 + 10_000)),
        currency: Currency::CLP,
        lines: vec![line(1, 2, 0, 0), line(2, 1, 2, 3)],
        goods_minor: 29_970,
        delivery_minor: 3_990,
        pickup_address: "Av. Siempre Viva 123".to_owned(),
        contact: Contact::default(),
        methods: vec![PaymentMethod::Flow, PaymentMethod::Transfer],
        method: None,
        transfer: None,
        total_minor: 0,
        language: "es".to_owned(),
    }
}

fn line(id: u128, quantity: u32, waiting: u32, ahead: u32) -> CheckoutLine {
    CheckoutLine {
        id: OrderLineId(Uuid::from_u128(id)),
        name: "Polera roja".to_owned(),
        label: "M".to_owned(),
        quantity,
        waiting,
        ahead,
        unit_minor: 9_990,
    }
}

fn in_state(state: OrderState) -> CheckoutView {
    CheckoutView { state, total_minor: 33_960, ..cart() }
}

fn transfer() -> CheckoutView {
    CheckoutView {
        method: Some(PaymentMethod::Transfer),
        transfer: Some(TransferDetails {
            bank: "Banco Uno".to_owned(),
            account_type: "Cuenta corriente".to_owned(),
            account: "000123456".to_owned(),
            holder: "Tienda Demo SpA".to_owned(),
            tax_id: "76.123.456-7".to_owned(),
            email: String::new(),
        }),
        ..in_state(OrderState::AwaitingPayment)
    }
}

fn html(view: &CheckoutView) -> String {
    page(view, None, NONCE)
}

/// How often `part` stands in `whole`.
fn times(whole: &str, part: &str) -> usize {
    whole.matches(part).count()
}

#[test]
fn every_line_of_an_open_cart_can_be_changed_and_removed_by_plain_forms() {
    let html = html(&cart());
    for line in cart().lines {
        assert_eq!(
            times(&html, &format!(r#"method="post" action="/checkout/{TOKEN}/lines/{}""#, line.id)),
            1
        );
    }
    let first = &html[html.find("checkout-line").unwrap()..html.rfind("checkout-line").unwrap()];
    for quantity in ["1", "3", "0"] {
        assert_eq!(times(first, &format!(r#"name="quantity" value="{quantity}""#)), 1, "{quantity}");
    }
}

#[test]
fn the_form_that_pays_asks_for_everything_the_contract_names() {
    let html = html(&cart());
    assert_eq!(times(&html, &format!(r#"method="post" action="/checkout/{TOKEN}/pay""#)), 1);
    for name in ["name", "email", "phone", "address", "city", "region"] {
        assert_eq!(times(&html, &format!(r#"name="{name}" data-testid="{name}""#)), 1, "{name}");
    }
    for value in ["delivery", "pickup", "flow", "transfer"] {
        assert_eq!(times(&html, &format!(r#"value="{value}""#)), 1, "{value}");
    }
    assert!(html.contains(r#"data-testid="pay""#));
}

#[test]
fn the_best_way_to_pay_is_chosen_already() {
    let html = html(&cart());
    let flow = &html[html.find("method-flow").unwrap()..];
    assert!(flow[..flow.find('>').unwrap()].contains("checked"));
    assert_eq!(times(&html, "checked"), 2 + times(STYLE_CHECKED, "checked"), "delivery and method");
}

/// The style names `:checked` too; it is part of the page.
const STYLE_CHECKED: &str = include_str!("../../../public/checkout.css");

#[test]
fn a_shop_without_pick_up_offers_no_choice_of_way() {
    let html = html(&CheckoutView { pickup_address: String::new(), ..cart() });
    assert!(html.contains(r#"<input type="hidden" name="delivery" value="delivery""#));
    assert!(!html.contains(r#"value="pickup""#));
}

#[test]
fn what_is_held_and_what_waits_is_told_apart_with_the_place_in_line() {
    let html = html(&cart());
    assert!(html.contains("2 reservado(s) para ti"));
    assert!(html.contains("2 en lista de espera"));
    assert!(html.contains("3 unidad(es) antes que tú"));
}

#[test]
fn without_a_script_the_hold_says_the_minutes_left() {
    let html = html(&cart());
    assert!(html.contains(r#"data-seconds-left="1630""#));
    assert!(html.contains(">27 min</time>"));
}

#[test]
fn both_totals_are_on_the_page_so_that_no_script_has_to_count() {
    let html = html(&cart());
    assert!(html.contains("$33.960") && html.contains("$29.970"));
}

#[test]
fn a_cart_that_only_waits_has_nothing_to_pay() {
    let html =
        html(&CheckoutView { lines: vec![line(1, 0, 1, 0)], expires_at: None, goods_minor: 0, ..cart() });
    assert!(!html.contains(r#"data-testid="pay""#));
    assert!(html.contains("Eres el siguiente"));
}

#[test]
fn a_transfer_shows_the_account_in_plain_text_and_the_exact_digits_to_copy() {
    let html = html(&transfer());
    assert!(html.contains(r#"data-testid="transfer-account">000123456</dd>"#));
    assert!(html.contains(r#"data-copy="33960""#));
    assert!(html.contains(r#"data-copy="Pedido 17""#));
    assert!(!html.contains("transfer-email"), "a detail the shop did not give has no row");
}

#[test]
fn a_buyer_who_comes_back_from_the_gateway_can_pay_another_way() {
    for view in [
        transfer(),
        CheckoutView { method: Some(PaymentMethod::Flow), ..in_state(OrderState::AwaitingPayment) },
    ] {
        assert!(html(&view).contains(&format!("/checkout/{TOKEN}/pay")));
    }
}

#[test]
fn the_wait_for_the_gateway_ends_by_itself_with_and_without_a_script() {
    let html =
        html(&CheckoutView { method: Some(PaymentMethod::Flow), ..in_state(OrderState::AwaitingPayment) });
    assert!(html.contains(r#"<noscript><meta http-equiv="refresh""#));
    assert!(html.contains(&format!(r#"data-status="/checkout/{TOKEN}/status" data-watch="quick""#)));
}

#[test]
fn a_paid_order_is_a_receipt_and_can_be_neither_changed_nor_paid_again() {
    for state in [OrderState::Paid, OrderState::Packed, OrderState::Shipped, OrderState::Delivered] {
        let html = html(&in_state(state));
        assert!(!html.contains("<form"), "{state:?}");
        assert!(html.contains("$33.960") && html.contains("$3.990"));
    }
}

#[test]
fn an_expired_cart_can_be_tried_again() {
    let html = html(&in_state(OrderState::Expired));
    assert!(html.contains(&format!(r#"method="post" action="/checkout/{TOKEN}/revive""#)));
}

#[test]
fn a_line_that_was_removed_or_lost_its_hold_claims_no_units() {
    let removed = CheckoutView { lines: vec![line(1, 2, 0, 0), line(2, 0, 0, 0)], ..cart() };
    assert_eq!(times(&html(&removed), r#"data-testid="checkout-line""#), 1);
    let expired = html(&CheckoutView { lines: vec![line(1, 0, 0, 0)], ..in_state(OrderState::Expired) });
    assert!(expired.contains("Polera roja · M") && !expired.contains("0 ×") && !expired.contains("$0"));
}

#[test]
fn a_cart_that_was_given_up_offers_nothing_to_send() {
    for state in [OrderState::Cancelled, OrderState::RefundDue, OrderState::Refunded] {
        assert!(!html(&in_state(state)).contains("<form"), "{state:?}");
    }
}

#[test]
fn every_state_says_its_word_for_the_script_and_on_the_heading() {
    for state in OrderState::ALL {
        let html = html(&in_state(state));
        let word = state.word();
        assert_eq!(times(&html, &format!(r#"<main data-state="{word}""#)), 1);
        assert_eq!(times(&html, &format!(r#"<h1 data-testid="order-state" data-state="{word}""#)), 1);
    }
}

#[test]
fn arabic_is_written_from_right_to_left_with_amounts_kept_whole() {
    let html = html(&CheckoutView { language: "ar".to_owned(), ..cart() });
    assert!(html.contains(r#"<html lang="ar" dir="rtl">"#));
    assert!(html.contains("<bdi>$33.960</bdi>"));
}

#[test]
fn nothing_a_person_typed_becomes_markup() {
    let evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>".to_owned();
    let mut view = transfer();
    view.store_name.clone_from(&evil);
    view.pickup_address.clone_from(&evil);
    view.contact = Contact {
        name: evil.clone(),
        email: evil.clone(),
        phone: evil.clone(),
        pickup: false,
        address: evil.clone(),
        city: evil.clone(),
        region: evil.clone(),
    };
    view.transfer = Some(TransferDetails {
        bank: evil.clone(),
        account_type: evil.clone(),
        account: evil.clone(),
        holder: evil.clone(),
        tax_id: evil.clone(),
        email: evil.clone(),
    });
    for line in &mut view.lines {
        line.name.clone_from(&evil);
        line.label.clone_from(&evil);
    }
    for state in OrderState::ALL {
        view.state = state;
        let html = html(&view);
        assert!(!html.contains("<script>alert"), "{state:?}");
        assert!(!html.contains("<img"), "{state:?}");
        // Inside an attribute the quote is what would let it out.
        assert!(!html.contains("</script>\"'>"), "{state:?}");
    }
}

#[test]
fn the_page_keeps_to_itself_and_a_shared_link_tells_nothing_about_the_buyer() {
    let mut view = transfer();
    view.contact.name = "Rosa Quintana".to_owned();
    let html = html(&view);
    assert!(html.contains(r#"<meta name="robots" content="noindex"#));
    assert!(html.contains(r#"<meta name="referrer" content="same-origin""#));
    let head = &html[..html.find("</head>").unwrap()];
    assert!(head.contains("<title>Tu pedido en Tienda Demo</title>"));
    assert!(head.contains(r#"property="og:title" content="Tu pedido en Tienda Demo""#));
    assert!(!head.contains("Rosa"));
    assert_eq!(times(&html, "https://") + times(&html, "http://") + times(&html, "src=\"//"), 0);
}

#[test]
fn style_and_script_carry_the_nonce_and_nothing_is_inline_otherwise() {
    let html = html(&cart());
    assert_eq!(times(&html, &format!(r#"nonce="{NONCE}""#)), 2);
    assert_eq!(times(&html, "<script"), 1);
    assert!(!html.contains(" style=") && !html.contains("onclick"));
}

#[test]
fn a_refused_form_says_what_to_mend() {
    let html = page(&cart(), Some(Notice::Email), NONCE);
    assert!(html.contains(r#"role="alert""#));
    assert!(html.contains("Escribe un correo válido"));
}

#[test]
fn a_fault_of_the_engine_becomes_the_notice_of_its_field() {
    use domain::{Fault, FaultKind as K};
    let notice = |kind, code| Notice::of_fault(&Fault::new(kind, code, ""));
    assert_eq!(notice(K::Invalid, "contact.email"), Notice::Email);
    assert_eq!(notice(K::Conflict, "checkout.too_many"), Notice::TooManyUnits);
    assert_eq!(notice(K::TooMany, "limits.too_many"), Notice::TooMany);
    assert_eq!(notice(K::Invalid, "whatever"), Notice::Invalid);
    assert_eq!(notice(K::Conflict, "stock.not_enough"), Notice::NotEnough);
    assert_eq!(notice(K::Conflict, "order.illegal_move"), Notice::Changed);
    assert_eq!(notice(K::Unavailable, "gateway.unavailable"), Notice::GatewayDown);
    assert_eq!(notice(K::Unavailable, "database.unavailable"), Notice::Internal, "not the gateway's fault");
    for notice in Notice::ALL {
        assert_eq!(Notice::from_word(notice.word()), Some(notice));
    }
}

#[test]
fn a_link_that_leads_nowhere_says_so_in_the_buyers_language() {
    let html = message_page(MessageKind::Unknown, "pt", NONCE);
    assert!(html.starts_with(r#"<!DOCTYPE html><html lang="pt" dir="ltr">"#));
    assert!(html.contains("Não encontramos este pedido"));
    assert_eq!(MessageKind::Unknown.http_status(), 404);
}

#[test]
fn a_service_that_is_away_is_not_called_a_defect() {
    let kind = |kind| MessageKind::of_fault(&domain::Fault::new(kind, "", ""));
    assert_eq!(kind(domain::FaultKind::Unavailable).http_status(), 503);
    assert_eq!(kind(domain::FaultKind::Internal).http_status(), 500);
}
