//! What is measured, in which order, and how it is told.

use std::fmt::Write;
use std::time::Duration;

use crate::client::{Client, Seen};
use crate::server::{Kind, Server, Servers};

/// Sockets in the comparison.
const SOCKETS: [usize; 2] = [2_000, 5_000];
/// Frames that may wait while the one before is being written.
const AHEAD: usize = 8;
/// How ours are sent.
const SENT: [&str; 3] =
    ["a frame and a write each", "a frame each, written together when they wait", "gathered in a tick"];
/// Sockets and frames a second where pace is asked for.
const PACE: (usize, u32) = (10_000, 10);
/// Idle sockets whose memory is measured.
const IDLE: usize = 10_000;
/// Sockets and gathered events a second beside which one more reads nothing: far from what the server can do, and enough
/// bytes that the kernel soon takes no more for that one.
const BESIDE_STALLED: (usize, u32) = (2_000, 400);
/// Events a second at all sockets together where gathering starts; doubled as long as the server keeps up.
const GATHERED_START: f64 = 400_000.0;
/// Steps of doubling.
const GATHERED_STEPS: usize = 8;
/// A gathered event is late when it takes longer, at p99.
const GATHERED_MS_MAX: f64 = 250.0;
/// Share of the made events that must have come in time.
const KEEPING_UP: f64 = 0.97;

/// See the module.
pub struct Story {
    /// The servers.
    pub servers: Servers,
    /// Rounds.
    pub rounds: usize,
    /// Seconds a measurement.
    pub seconds: f64,
}

impl Story {
    /// A server and its sockets, which have had their first snapshots and some frames.
    fn warm(&mut self, kind: Kind, sockets: usize, stalled: usize) -> anyhow::Result<(Server, Client)> {
        let mut server = self.servers.start(kind)?;
        let mut client = Client::open(&server, sockets, stalled)?;
        client.measure(&mut server, "rate 5 1")?;
        Ok((server, client))
    }

    fn seen(&mut self, kind: Kind, sockets: usize, stalled: usize, command: &str) -> anyhow::Result<Seen> {
        let (mut server, mut client) = self.warm(kind, sockets, stalled)?;
        let seen = client.measure(&mut server, command)?;
        eprintln!(
            "{kind:?}, {sockets} sockets, {command}: {:.0} events/s ({} made, {} came in {} frames, {} snapshots), p50 {:.1} ms, p99 {:.1} ms",
            seen.events_per_second(),
            seen.made,
            seen.events,
            seen.frames,
            seen.snapshots,
            seen.latencies.quantile_ms(0.5),
            seen.latencies.quantile_ms(0.99),
        );
        Ok(seen)
    }

    /// Events delivered a second.
    pub fn throughput(&mut self) -> anyhow::Result<String> {
        let mut table = "| sockets | sent | ws | socket.io | ours | ÷ ws | ÷ socket.io |\n|---|---|---|---|---|---|---|\n".to_owned();
        let flood = format!("flood {} 1", self.seconds);
        let ahead = format!("flood {} {AHEAD}", self.seconds);
        for sockets in SOCKETS {
            let mut rates: [Vec<f64>; 5] = Default::default();
            for _ in 0..self.rounds {
                rates[0].push(self.seen(Kind::Ws, sockets, 0, &flood)?.events_per_second());
                rates[2].push(self.seen(Kind::Ours, sockets, 0, &flood)?.events_per_second());
                rates[1].push(self.seen(Kind::SocketIo, sockets, 0, &flood)?.events_per_second());
                rates[3].push(self.seen(Kind::Ours, sockets, 0, &ahead)?.events_per_second());
                rates[4].push(self.gathered(sockets)?);
            }
            let [ws, socketio, rest @ ..] = rates.map(median);
            for (sent, ours) in SENT.into_iter().zip(rest) {
                writeln!(
                    table,
                    "| {sockets} | {sent} | {ws:.0}/s | {socketio:.0}/s | {ours:.0}/s | {:.1} | {:.1} |",
                    ours / ws,
                    ours / socketio
                )?;
            }
        }
        Ok(table)
    }

    /// The most events a second with which gathering keeps up.
    fn gathered(&mut self, sockets: usize) -> anyhow::Result<f64> {
        let (mut server, mut client) = self.warm(Kind::Ours, sockets, 0)?;
        let mut best = 0.0;
        let mut offered = GATHERED_START;
        for _ in 0..GATHERED_STEPS {
            #[allow(clippy::cast_precision_loss)]
            let command = format!("gather {} {}", offered / sockets as f64, self.seconds);
            let seen = client.measure(&mut server, &command)?;
            let (rate, p99) = (seen.events_per_second(), seen.latencies.quantile_ms(0.99));
            eprintln!(
                "Ours gathered, {sockets} sockets, offered {offered:.0}/s: {rate:.0} events/s in {} frames, {} snapshots, p99 {p99:.1} ms",
                seen.frames, seen.snapshots
            );
            if rate < offered * KEEPING_UP || p99 > GATHERED_MS_MAX || seen.snapshots > 0 {
                break;
            }
            best = rate;
            offered *= 2.0;
        }
        Ok(best)
    }

    /// How late frames are at ten a second for ten thousand sockets.
    pub fn pace(&mut self) -> anyhow::Result<String> {
        let (sockets, rate) = PACE;
        let command = format!("rate {rate} {}", self.seconds * 2.0);
        let mut table = format!("| {sockets} sockets, {rate} frames/s | p50 | p99 |\n|---|---|---|\n");
        for kind in [Kind::Ws, Kind::Ours] {
            let mut quantiles: [Vec<f64>; 2] = Default::default();
            for _ in 0..self.rounds {
                let seen = self.seen(kind, sockets, 0, &command)?;
                quantiles[0].push(seen.latencies.quantile_ms(0.5));
                quantiles[1].push(seen.latencies.quantile_ms(0.99));
            }
            let [p50, p99] = quantiles.map(median);
            writeln!(table, "| {kind:?} | {p50:.1} ms | {p99:.1} ms |")?;
        }
        Ok(table)
    }

    /// What one socket that is never read does to the others.
    pub fn stalled(&mut self) -> anyhow::Result<String> {
        let (sockets, rate) = BESIDE_STALLED;
        let command = format!("gather {rate} {}", self.seconds * 2.0);
        let mut quantiles: [Vec<f64>; 2] = Default::default();
        for _ in 0..self.rounds {
            for (stalled, quantiles) in quantiles.iter_mut().enumerate() {
                quantiles
                    .push(self.seen(Kind::Ours, sockets, stalled, &command)?.latencies.quantile_ms(0.99));
            }
        }
        let [without, with] = quantiles.map(median);
        Ok(format!(
            "| {sockets} sockets, {rate} events/s gathered | p99 |\n|---|---|\n| all read | {without:.1} ms |\n| one more reads nothing | {with:.1} ms ({:+.1} %) |\n",
            (with / without - 1.0) * 100.0
        ))
    }

    /// Resident memory of an idle socket.
    pub fn memory(&mut self) -> anyhow::Result<String> {
        let mut table =
            format!("| {IDLE} idle sockets | resident before | after | a socket |\n|---|---|---|---|\n");
        for kind in [Kind::Ws, Kind::SocketIo, Kind::Ours] {
            let server = self.servers.start(kind)?;
            let before = server.resident_kib()?;
            let mut client = Client::open(&server, IDLE, 0)?;
            client.read_for(Duration::from_secs(3))?;
            let after = server.resident_kib()?;
            #[allow(clippy::cast_precision_loss)]
            let each = (after - before) as f64 / IDLE as f64;
            writeln!(table, "| {kind:?} | {before} KiB | {after} KiB | {each:.2} KiB |")?;
        }
        Ok(table)
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}
