//! What a shop offers to pay with, unsealed for use.

use domain::checkout::TransferDetails;
use domain::payment::PaymentMethod;
use domain::{Fault, FaultKind};
use platforms::payments::flow::{FlowClient, FlowKeys};
use secrecy::SecretString;
use uuid::Uuid;

use crate::secrets::{GatewayKeys, payment_settings_context};
use crate::{Engine, EngineError};

/// A shop's ways to pay.
pub(crate) struct Methods {
    flow: bool,
    pub transfer: Option<TransferDetails>,
}

impl Methods {
    /// What is offered, the quickest first: a gateway decides at once, a transfer waits for a person.
    pub fn offered(&self) -> Vec<PaymentMethod> {
        let mut offered = Vec::with_capacity(2);
        if self.flow {
            offered.push(PaymentMethod::Flow);
        }
        if self.transfer.is_some() {
            offered.push(PaymentMethod::Transfer);
        }
        offered
    }
}

async fn settings(
    engine: &Engine,
    store: Uuid,
    method: PaymentMethod,
) -> Result<Option<Vec<u8>>, EngineError> {
    let sealed = sqlx::query_scalar!(
        "select settings from payment_methods where store_id = $1 and method = $2",
        store,
        method.word()
    )
    .fetch_optional(&engine.pool)
    .await?;
    sealed
        .map(|sealed| engine.vault.open(&sealed, &payment_settings_context(store.into(), method)))
        .transpose()
        .map_err(EngineError::from)
}

/// The shop's ways to pay.
pub(crate) async fn of_store(engine: &Engine, store: Uuid) -> Result<Methods, EngineError> {
    let transfer = match settings(engine, store, PaymentMethod::Transfer).await? {
        Some(json) => Some(
            serde_json::from_slice(&json)
                .map_err(|_| EngineError::Corrupt("bank details are not as expected".to_owned()))?,
        ),
        None => None,
    };
    let flow = sqlx::query_scalar!(
        r#"select exists (select 1 from payment_methods where store_id = $1 and method = 'flow') as "flow!""#,
        store
    )
    .fetch_one(&engine.pool)
    .await?;
    Ok(Methods { flow, transfer })
}

/// Flow with the shop's keys.
pub(crate) async fn flow(engine: &Engine, store: Uuid) -> Result<FlowClient, EngineError> {
    let json = settings(engine, store, PaymentMethod::Flow).await?.ok_or_else(|| {
        EngineError::Refused(Fault::new(
            FaultKind::Invalid,
            "checkout.method",
            "The shop does not offer this way to pay. Choose another one.",
        ))
    })?;
    let keys: GatewayKeys = serde_json::from_slice(&json)
        .map_err(|_| EngineError::Corrupt("gateway keys are not as expected".to_owned()))?;
    let keys = FlowKeys {
        api_key: SecretString::from(keys.api_key),
        secret_key: SecretString::from(keys.secret_key),
    };
    Ok(FlowClient::new(&engine.http, engine.settings.flow_url.clone(), keys))
}
