//! Stock: who holds what, who waits, and why units come and go. The Live, the checkout, the console and the timers all
//! change stock through these functions and no others.
//!
//! Whoever changes stock first locks the orders concerned, then the variants ([`lock`], in the order of their ids):
//! one order of locks everywhere, hence no deadlock. How lines stand is read after that ([`standings`]). The locks are
//! `for no key update`, so that a row which only points to an order or a variant need not wait for them.

mod adjust;
mod allot;
mod promote;
mod write;

pub use adjust::adjust;
pub use allot::{Balance, Standing, allot};
pub(crate) use promote::{Promotion, promote};
pub(crate) use write::{HoldEnd, LineChange, apply, lock, return_order, sell_order, standings};

/// Units one line may claim at most; more is a mistake or a wholesaler, and a person's decision.
pub const LINE_UNITS_MAX: u32 = 99;
