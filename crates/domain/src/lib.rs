//! The language of the business: ids, money, codes, readings, order and payment states, permissions, live frames.
//! No I/O; compiles for the browser.

pub mod checkout;
pub mod clock;
pub mod fault;
pub mod frame;
pub mod ids;
pub mod money;
pub mod order;
pub mod payment;
pub mod reading;
pub mod role;
pub mod views;

pub use clock::{Clock, Timestamp};
pub use fault::{Fault, FaultKind};
pub use money::{Currency, Money};
