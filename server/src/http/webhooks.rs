//! What other services tell us. Each proves itself before a byte of it is understood.

pub(super) mod facebook;
pub(super) mod flow;
