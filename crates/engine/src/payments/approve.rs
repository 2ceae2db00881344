//! A bank transfer arrived: a person of the shop says so.

use domain::Money;
use domain::ids::OrderId;
use domain::payment::PaymentState;
use domain::role::Permission;
use domain::views::OrderView;

use super::{Word, settle};
use crate::hub::rows::currency;
use crate::time::to_db;
use crate::{Actor, Engine, EngineError, orders};

/// Marks the pending transfer of an order of the shop as arrived, in full.
pub async fn approve_transfer(
    engine: &Engine,
    actor: &Actor,
    order: OrderId,
) -> Result<OrderView, EngineError> {
    actor.require(Permission::DecidePayments)?;
    let payment = sqlx::query!(
        "select id, amount_minor, currency from payments
         where store_id = $1 and order_id = $2 and method = 'transfer' and state = 'pending'
         order by attempt desc limit 1",
        actor.store.id().0,
        order.0
    )
    .fetch_optional(&engine.pool)
    .await?
    .ok_or_else(|| EngineError::not_found("transfer to approve"))?;
    sqlx::query!(
        "insert into audit_log (store_id, seller_id, action, subject, at) values ($1, $2, 'payment.approved', $3, $4)",
        actor.store.id().0,
        actor.seller.0,
        payment.id.to_string(),
        to_db(engine.now())
    )
    .execute(&engine.pool)
    .await?;
    let word = Word {
        state: PaymentState::Captured,
        amount: Money::new(payment.amount_minor, currency(&payment.currency)?),
        order_ref: None,
    };
    settle(engine, payment.id, &word).await?;
    orders::get(engine, actor, order).await
}
