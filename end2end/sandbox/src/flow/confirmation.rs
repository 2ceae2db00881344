//! Flow's server tells the shop's server that something happened to a payment: `POST urlConfirmation`, form `token=`,
//! unsigned, once. Whoever misses it must ask.

use std::time::Duration;

use crate::server::Sandbox;

/// Flow waits this long for the 200.
const ANSWER_SECONDS_MAX: u64 = 15;

/// Sends it, under the faults in force; returns when it was answered or given up.
pub(crate) async fn send(sandbox: &Sandbox, url: &str, token: &str) {
    let times = {
        let mut world = sandbox.world();
        let faults = world.faults;
        let dropped = world.dice.chance(faults.flow_drop_confirmation);
        let doubled = world.dice.chance(faults.flow_duplicate_confirmation);
        if dropped { 0 } else { 1 + u8::from(doubled) }
    };
    for _ in 0..times {
        let sent = sandbox
            .http()
            .post(url)
            .timeout(Duration::from_secs(ANSWER_SECONDS_MAX))
            .form(&[("token", token)])
            .send()
            .await;
        let taken = sent.is_ok_and(|answer| answer.status() == reqwest::StatusCode::OK);
        let mut world = sandbox.world();
        if taken {
            world.counters.payments.confirmations_taken += 1;
        } else {
            // Flow e-mails the merchant "Alerta: Problema de integración" and does not try again.
            world.counters.payments.confirmations_failed += 1;
            tracing::info!("a Flow confirmation was not taken");
        }
    }
}
