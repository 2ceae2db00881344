//! The pages, one folder an area. A page fetches, chooses a state (empty, loading, error, read-only) and lays out
//! components; rules live in `engine`.

pub mod auth;
pub mod dashboard;
pub mod inventory;
pub mod live;
pub mod not_found;
pub mod orders;
