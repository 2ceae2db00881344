//! A text message as it lies on the wire: header and payload in one shared buffer (RFC 6455, section 5.2). A server
//! does not mask, so the same bytes serve every socket.

use bytes::Bytes;
use serde::Serialize;

/// Longest header of an unmasked frame, in bytes.
const HEADER_BYTES_MAX: usize = 10;
/// A final frame with text.
const FINAL_TEXT: u8 = 0x81;

/// One text message, ready to be written; cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packet {
    wire: Bytes,
    header_bytes: usize,
}

impl Packet {
    /// The value as JSON.
    pub fn json(value: &impl Serialize) -> Result<Self, serde_json::Error> {
        // Room for the longest header is left in front, so that the payload is written where it stays.
        let mut buffer = vec![0; HEADER_BYTES_MAX];
        serde_json::to_writer(&mut buffer, value)?;
        Ok(Self::with_header(buffer))
    }

    /// This text.
    pub fn text(text: &str) -> Self {
        let mut buffer = vec![0; HEADER_BYTES_MAX];
        buffer.extend_from_slice(text.as_bytes());
        Self::with_header(buffer)
    }

    fn with_header(mut buffer: Vec<u8>) -> Self {
        let payload_bytes = buffer.len() - HEADER_BYTES_MAX;
        let mut header = vec![FINAL_TEXT];
        if let Ok(short) = u8::try_from(payload_bytes)
            && short < 126
        {
            header.push(short);
        } else if let Ok(middle) = u16::try_from(payload_bytes) {
            header.push(126);
            header.extend_from_slice(&middle.to_be_bytes());
        } else {
            header.push(127);
            header.extend_from_slice(&(payload_bytes as u64).to_be_bytes());
        }
        let start = HEADER_BYTES_MAX - header.len();
        buffer[start..HEADER_BYTES_MAX].copy_from_slice(&header);
        Self { wire: Bytes::from(buffer).slice(start..), header_bytes: header.len() }
    }

    /// What it says.
    pub fn payload(&self) -> &[u8] {
        &self.wire[self.header_bytes..]
    }

    /// Header and payload.
    pub(crate) const fn wire(&self) -> &Bytes {
        &self.wire
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header_of(payload_bytes: usize) -> Vec<u8> {
        let packet = Packet::text(&"x".repeat(payload_bytes));
        assert_eq!(packet.payload().len(), payload_bytes);
        assert!(packet.payload().iter().all(|byte| *byte == b'x'));
        packet.wire()[..packet.wire().len() - payload_bytes].to_vec()
    }

    #[test]
    fn the_header_says_the_length_in_the_shortest_way() {
        assert_eq!(header_of(0), [0x81, 0]);
        assert_eq!(header_of(125), [0x81, 125]);
        assert_eq!(header_of(126), [0x81, 126, 0, 126]);
        assert_eq!(header_of(65_535), [0x81, 126, 0xff, 0xff]);
        assert_eq!(header_of(65_536), [0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0]);
    }

    #[test]
    fn json_is_written_where_it_stays() {
        assert_eq!(Packet::json(&[1, 2]).unwrap(), Packet::text("[1,2]"));
    }
}
