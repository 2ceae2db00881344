//! Carries what one writer says to many sockets: each frame is serialised once, framed once and written from one
//! shared buffer; a socket that cannot keep up gets a snapshot, never a growing queue. Knows WebSocket and nothing of
//! what the frames say, who may read them, or where they come from.
//!
//! A frame passes [`Packet`] → [`Feed`] → [`House`] (one room per feed, its sockets in shards) → [`Link`] → the kernel.

mod ending;
mod feed;
mod house;
mod link;
mod packet;
mod seat;
mod shard;
mod upgrade;

pub use ending::Ending;
pub use feed::{Feed, News, NoSnapshot, Watch};
pub use house::House;
pub use packet::Packet;
pub use seat::Seat;
pub use upgrade::{Connection, Refused, Upgrade};
