//! All sockets of this process: one room per feed, which opens with its first socket and closes after its last.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::shard::Shard;
use crate::upgrade::Connection;
use crate::{Ending, Seat, Watch};

/// Sockets from which on a room is worth a further shard.
const SHARD_SOCKETS: usize = 256;

/// See the module. Cheap to clone.
#[derive(Debug, Clone)]
pub struct House {
    rooms: Arc<Mutex<HashMap<Uuid, Vec<Arc<Shard>>>>>,
    stop: CancellationToken,
}

impl House {
    /// An empty house, whose sockets end when `stop` is cancelled.
    pub fn new(stop: CancellationToken) -> Self {
        Self { rooms: Arc::default(), stop }
    }

    fn rooms(&self) -> MutexGuard<'_, HashMap<Uuid, Vec<Arc<Shard>>>> {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Seats a socket in the room of this feed; its first frame will be a snapshot.
    pub fn seat(&self, room: Uuid, watch: &Watch, connection: Connection) -> Seat {
        let place = (!self.stop.is_cancelled()).then(|| self.place(room, watch, &connection)).flatten();
        if place.is_none() {
            connection.link.end(Ending::Restart);
        }
        Seat::new(connection, place)
    }

    fn place(&self, room: Uuid, watch: &Watch, connection: &Connection) -> Option<(Arc<Shard>, usize)> {
        let mut rooms = self.rooms();
        let shards = rooms.entry(room).or_default();
        let emptiest = shards.iter().min_by_key(|shard| shard.len());
        let shard = match emptiest {
            Some(shard) if shard.len() < SHARD_SOCKETS || shards.len() >= threads() => Arc::clone(shard),
            _ => {
                let shard = Arc::new(Shard::new(watch.asking()));
                shards.push(Arc::clone(&shard));
                self.start(room, Arc::clone(&shard), watch.another());
                shard
            }
        };
        let key = shard.enter(&connection.link)?;
        Some((shard, key))
    }

    fn start(&self, room: Uuid, shard: Arc<Shard>, watch: Watch) {
        let house = self.clone();
        tokio::spawn(async move {
            shard.run(watch, house.stop.clone(), || house.retire(room, &shard)).await;
            // By now it is closed, for whatever reason.
            house.retire(room, &shard);
        });
    }

    /// Takes a shard out of its room if it is closed or empty; says whether it was. Under the rooms' lock, so that nobody
    /// is on the way in.
    fn retire(&self, room: Uuid, shard: &Arc<Shard>) -> bool {
        let mut rooms = self.rooms();
        let is_closed = shard.close_if_empty();
        if is_closed && let Some(shards) = rooms.get_mut(&room) {
            shards.retain(|other| !Arc::ptr_eq(other, shard));
            if shards.is_empty() {
                rooms.remove(&room);
            }
        }
        is_closed
    }

    fn shards(&self) -> Vec<Arc<Shard>> {
        self.rooms().values().flatten().map(Arc::clone).collect()
    }

    /// The badges of all sockets.
    pub fn badges(&self) -> HashSet<Uuid> {
        let mut badges = HashSet::new();
        for shard in self.shards() {
            shard.badges(&mut badges);
        }
        badges
    }

    /// Ends the sockets with these badges.
    pub fn end_badges(&self, badges: &HashSet<Uuid>, ending: Ending) {
        for shard in self.shards() {
            shard.end_where(ending, |badge| badges.contains(&badge));
        }
    }
}

/// Threads that may write at once.
fn threads() -> usize {
    tokio::runtime::Handle::current().metrics().num_workers()
}
