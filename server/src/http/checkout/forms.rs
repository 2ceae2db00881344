//! The buyer's forms as a browser sends them. Fields a form leaves out are empty; what is needed is the engine's to say.

use domain::checkout::PayRequest;
use domain::payment::PaymentMethod;
use domain::views::Contact;
use serde::Deserialize;

/// Another quantity of a line.
#[derive(Deserialize)]
pub(in super::super) struct QuantityForm {
    /// How many are wanted; 0 removes the line.
    pub(super) quantity: u32,
}

/// Where the order goes.
#[derive(Deserialize, Default, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Delivery {
    #[default]
    Delivery,
    Pickup,
}

/// Contact and way to pay.
#[derive(Deserialize)]
pub(in super::super) struct PayForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    delivery: Delivery,
    #[serde(default)]
    address: String,
    #[serde(default)]
    city: String,
    #[serde(default)]
    region: String,
    method: PaymentMethod,
}

impl From<PayForm> for PayRequest {
    fn from(form: PayForm) -> Self {
        Self {
            contact: Contact {
                name: form.name,
                email: form.email,
                phone: form.phone,
                pickup: form.delivery == Delivery::Pickup,
                address: form.address,
                city: form.city,
                region: form.region,
            },
            method: form.method,
        }
    }
}
