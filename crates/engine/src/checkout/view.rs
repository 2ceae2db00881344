//! What the link shows.

use domain::checkout::{CheckoutLine, CheckoutView};
use domain::ids::OrderLineId;
use domain::payment::PaymentMethod;
use domain::views::Contact;

use super::{TOKEN_CHARS_MAX, unknown_link};
use crate::hub::Touched;
use crate::hub::rows::currency;
use crate::orders::state_of;
use crate::time::{from_db, to_db};
use crate::{Engine, EngineError, payments};

/// The cart or order behind the token.
pub async fn view(engine: &Engine, token: &str) -> Result<CheckoutView, EngineError> {
    if token.len() > TOKEN_CHARS_MAX {
        return Err(unknown_link());
    }
    let row = sqlx::query!(
        "select o.id, o.store_id, o.number, o.state, o.language, o.contact, o.delivery_minor, o.method, o.total_minor,
                s.name, s.currency, s.language as shop_language, s.pickup_address, s.delivery_minor as shop_delivery_minor
         from orders o join stores s on s.id = o.store_id where o.token = $1",
        token
    )
    .fetch_optional(&engine.pool)
    .await?
    .ok_or_else(unknown_link)?;
    let lines = sqlx::query!(
        r#"select l.id, p.name, v.option_values, l.unit_minor,
                  s.held + s.sold as "quantity!", s.expires_at, s.waiting as "waiting!",
                  coalesce((select sum(e.quantity) from waitlist e where e.variant_id = w.variant_id and e.state = 'waiting'
                            and e.place < w.place), 0)::int as "ahead!"
           from order_lines l join order_line_standings s on s.order_line_id = l.id
           join variants v on v.id = l.variant_id join products p on p.id = v.product_id
           left join waitlist w on w.order_line_id = l.id and w.state = 'waiting'
           where l.order_id = $1 order by l.created_at, l.id"#,
        row.id
    )
    .fetch_all(&engine.pool)
    .await?;
    let state = state_of(&row.state)?;
    let expires_at = lines.iter().filter_map(|line| line.expires_at).min().map(from_db);
    let goods_minor: i64 = lines.iter().map(|line| line.unit_minor * i64::from(line.quantity)).sum();
    let method = row.method.as_deref().and_then(PaymentMethod::from_word);
    let settings = payments::methods::of_store(engine, row.store_id).await?;
    let transfer = match method {
        Some(PaymentMethod::Transfer) if !state.is_paid() => settings.transfer.clone(),
        _ => None,
    };
    let contact = serde_json::from_value::<Contact>(row.contact).unwrap_or_default();
    let chosen = method.is_some();
    Ok(CheckoutView {
        token: token.to_owned(),
        number: row.number,
        store_name: row.name,
        state,
        now: engine.now(),
        expires_at,
        currency: currency(&row.currency)?,
        lines: lines
            .into_iter()
            .filter(|line| line.quantity > 0 || line.waiting > 0 || !state.is_cart())
            .map(|line| CheckoutLine {
                id: OrderLineId(line.id),
                name: line.name,
                label: line.option_values.join(" · "),
                quantity: u32::try_from(line.quantity).unwrap_or(0),
                waiting: u32::try_from(line.waiting).unwrap_or(0),
                ahead: u32::try_from(line.ahead).unwrap_or(0),
                unit_minor: line.unit_minor,
            })
            .collect(),
        goods_minor,
        delivery_minor: if chosen { row.delivery_minor } else { row.shop_delivery_minor },
        pickup_address: row.pickup_address,
        contact,
        methods: settings.offered(),
        method,
        transfer,
        total_minor: row.total_minor.unwrap_or(goods_minor),
        language: if row.language == "und" { row.shop_language } else { row.language },
    })
}

/// Notes that the buyer opened the link, for the seller to see. Once is enough; an unknown token is no error.
pub async fn opened(engine: &Engine, token: &str) -> Result<(), EngineError> {
    let row = sqlx::query!(
        "update orders set opened_at = $2 where token = $1 and opened_at is null returning id, store_id",
        token,
        to_db(engine.now())
    )
    .fetch_optional(&engine.pool)
    .await?;
    if let Some(row) = row {
        engine.hub.touch(row.store_id.into(), Touched { orders: vec![row.id], ..Touched::default() });
    }
    Ok(())
}
