//! One loop that reads thousands of sockets: counts frames by their headers and events by the moments inside.

use std::io::{ErrorKind, Read, Write};
use std::net::Shutdown;
use std::time::{Duration, Instant};

use anyhow::Context;
use memchr::memmem;
use mio::net::TcpStream;
use mio::{Events, Interest, Poll, Token};

use crate::event::{self, DIGITS, MARK};
use crate::latency::Latencies;
use crate::server::{Kind, Server};
use crate::sockets;

/// Bytes read at once.
const READ_BYTES: usize = 512 * 1024;
/// Bytes kept of what was read before: a mark and its moment may be cut.
const KEPT_BYTES: usize = MARK.len() + DIGITS - 1;
/// Longest header of an unmasked frame.
const HEADER_BYTES_MAX: usize = 10;
/// How long nothing must come until all has come.
const SILENCE: Duration = Duration::from_millis(400);
/// How long all may take to come after the server is done.
const TAIL_TIME_MAX: Duration = Duration::from_secs(20);

/// What one measurement saw.
#[derive(Debug)]
pub struct Seen {
    /// Events that came.
    pub events: u64,
    /// Frames that came.
    pub frames: u64,
    /// Snapshots among them.
    pub snapshots: u64,
    /// Events the server made.
    pub made: u64,
    /// From the first to the last event, in seconds.
    pub seconds: f64,
    /// How long events took.
    pub latencies: Latencies,
}

impl Seen {
    /// Events a second, at all sockets together.
    #[allow(clippy::cast_precision_loss)]
    pub fn events_per_second(&self) -> f64 {
        self.events as f64 / self.seconds.max(0.001)
    }
}

struct Reader {
    stream: TcpStream,
    /// Payload bytes of the frame under way that are still to come.
    payload_left: u64,
    /// The frame's header as far as it came.
    header: Vec<u8>,
    kept: Vec<u8>,
    is_stalled: bool,
}

/// All sockets to one server.
pub struct Client {
    poll: Poll,
    readers: Vec<Reader>,
    buffer: Vec<u8>,
    kind: Kind,
}

/// What is counted while reading.
struct Count {
    frames: u64,
    snapshots: u64,
    latencies: Latencies,
    first: Option<Instant>,
    last: Instant,
}

impl Client {
    /// Opens that many sockets, and some more that never read.
    pub fn open(server: &Server, sockets: usize, stalled: usize) -> anyhow::Result<Self> {
        let poll = Poll::new()?;
        let mut readers = Vec::with_capacity(sockets + stalled);
        for index in 0..sockets + stalled {
            let is_stalled = index >= sockets;
            let stream = sockets::open(server.kind, server.port, index, is_stalled.then_some(4096))
                .with_context(|| format!("socket {index}"))?;
            let mut stream = TcpStream::from_std(stream);
            if !is_stalled {
                poll.registry().register(&mut stream, Token(index), Interest::READABLE)?;
            }
            readers.push(Reader {
                stream,
                payload_left: 0,
                header: Vec::new(),
                kept: Vec::new(),
                is_stalled,
            });
        }
        let mut client = Self { poll, readers, buffer: vec![0; READ_BYTES], kind: server.kind };
        // What servers say at the start is not part of any measurement.
        client.read_for(Duration::from_millis(500))?;
        Ok(client)
    }

    /// Reads, and counts nothing.
    pub fn read_for(&mut self, time: Duration) -> anyhow::Result<()> {
        let end = Instant::now() + time;
        let mut count = Count::new();
        let mut events = Events::with_capacity(4096);
        while Instant::now() < end {
            self.turn(&mut events, &mut count)?;
        }
        Ok(())
    }

    /// Tells the server what to send and reads until all has come.
    pub fn measure(&mut self, server: &mut Server, command: &str) -> anyhow::Result<Seen> {
        let mut count = Count::new();
        let mut events = Events::with_capacity(4096);
        server.tell(command)?;
        let mut done: Option<(Instant, u64)> = None;
        loop {
            self.turn(&mut events, &mut count)?;
            match done {
                None => done = server.done()?.map(|made| (Instant::now(), made)),
                Some((since, _)) if since.elapsed() > TAIL_TIME_MAX => anyhow::bail!("events kept coming"),
                Some((since, made)) => {
                    if since.elapsed() > SILENCE && count.last.elapsed() > SILENCE {
                        return Ok(Seen {
                            events: count.latencies.total(),
                            frames: count.frames,
                            snapshots: count.snapshots,
                            made,
                            seconds: count.first.map_or(0.0, |first| (count.last - first).as_secs_f64()),
                            latencies: count.latencies,
                        });
                    }
                }
            }
        }
    }

    fn turn(&mut self, events: &mut Events, count: &mut Count) -> anyhow::Result<()> {
        self.poll.poll(events, Some(Duration::from_millis(50)))?;
        for event in events.iter() {
            let reader = &mut self.readers[event.token().0];
            loop {
                let kept = reader.kept.len();
                self.buffer[..kept].copy_from_slice(&reader.kept);
                match reader.stream.read(&mut self.buffer[kept..]) {
                    Ok(0) => anyhow::bail!("the server has closed socket {}", event.token().0),
                    Ok(read) => {
                        count.moments(&self.buffer[..kept + read]);
                        reader.frames(&self.buffer[kept..kept + read], self.kind, count)?;
                        let end = kept + read;
                        reader.kept.clear();
                        reader.kept.extend_from_slice(&self.buffer[end.saturating_sub(KEPT_BYTES)..end]);
                        if kept + read < self.buffer.len() {
                            break;
                        }
                    }
                    Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Ok(())
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        for reader in self.readers.iter().filter(|reader| reader.is_stalled) {
            let _ = reader.stream.shutdown(Shutdown::Both);
        }
    }
}

impl Count {
    fn new() -> Self {
        Self { frames: 0, snapshots: 0, latencies: Latencies::new(), first: None, last: Instant::now() }
    }

    /// Counts the events whose moments lie in these bytes.
    fn moments(&mut self, bytes: &[u8]) {
        let now = event::now();
        let mut found = false;
        for at in memmem::find_iter(bytes, MARK.as_bytes()) {
            let start = at + MARK.len();
            let Some(digits) = bytes.get(start..start + DIGITS) else { continue };
            let moment = digits.iter().fold(0_u64, |sum, digit| {
                sum.wrapping_mul(10).wrapping_add(u64::from(digit.wrapping_sub(b'0')))
            });
            self.latencies.add(now.saturating_sub(moment));
            found = true;
        }
        if found {
            self.last = Instant::now();
            self.first.get_or_insert(self.last);
        }
    }
}

impl Reader {
    /// Walks over the frames in these bytes and answers what must be answered.
    fn frames(&mut self, mut bytes: &[u8], kind: Kind, count: &mut Count) -> anyhow::Result<()> {
        while !bytes.is_empty() {
            if self.payload_left > 0 {
                let skipped = usize::try_from(self.payload_left).unwrap_or(usize::MAX).min(bytes.len());
                self.payload_left -= skipped as u64;
                bytes = &bytes[skipped..];
                continue;
            }
            let wanted = header_bytes(&self.header);
            let taken = wanted.saturating_sub(self.header.len()).min(bytes.len());
            self.header.extend_from_slice(&bytes[..taken]);
            bytes = &bytes[taken..];
            if self.header.len() < 2 || self.header.len() < header_bytes(&self.header) {
                continue;
            }
            self.payload_left = length(&self.header);
            let is_ping = self.header[0] == 0x89;
            self.header.clear();
            count.frames += u64::from(!is_ping);
            if is_ping {
                self.stream.write_all(&sockets::frame(0x8a, b"")).context("a pong")?;
            } else if kind == Kind::SocketIo && self.payload_left == 1 && bytes.first() == Some(&b'2') {
                self.stream.write_all(&sockets::frame(0x81, b"3")).context("a pong")?;
            } else if kind == Kind::Ours && bytes.starts_with(br#"{"type":"snapshot""#) {
                count.snapshots += 1;
            }
        }
        Ok(())
    }
}

/// How long the header is, as far as one can tell.
fn header_bytes(header: &[u8]) -> usize {
    match header.get(1).map(|second| second & 0x7f) {
        Some(126) => 4,
        Some(127) => HEADER_BYTES_MAX,
        None | Some(_) => 2,
    }
}

fn length(header: &[u8]) -> u64 {
    match header {
        [_, length, rest @ ..] if length & 0x7f >= 126 => {
            rest.iter().fold(0, |sum, byte| (sum << 8) | u64::from(*byte))
        }
        [_, length, ..] => u64::from(length & 0x7f),
        _ => 0,
    }
}
