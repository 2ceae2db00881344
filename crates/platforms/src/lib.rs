//! The outside world, one module a service: translation, signatures, limits and errors.
//! Not here: the database, retries, and the decision whether something may be said or paid.

mod hmac_sha256;

pub mod http;
pub mod meta;
pub mod models;
pub mod payments;
