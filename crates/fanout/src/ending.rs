//! Why a socket ends, and what its client is told. Codes below 4000 are from IANA's registry of close codes, 4000 to
//! 4999 are for applications (RFC 6455, section 7.4.2).

use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Utf8Bytes};

/// See the module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The client said goodbye, or is not there any more.
    Bye,
    /// The server stops or starts anew: come back soon.
    Restart,
    /// Something failed on our side.
    Failed,
    /// Nothing was heard for too long.
    Silent,
    /// One frame took too long to be written.
    TooSlow,
    /// Too many or too large messages.
    TooMuch,
    /// What came is no WebSocket.
    Protocol,
    /// What came is not text.
    NotText,
    /// What came as text is not UTF-8.
    Garbled,
    /// The session has ended, or never allowed this; the client shows the sign-in.
    SignedOut,
    /// What was asked for is not there, or not this person's.
    NotFound,
}

impl Ending {
    /// The close code.
    pub const fn code(self) -> u16 {
        match self {
            Self::Bye => 1000,
            Self::Protocol => 1002,
            Self::NotText => 1003,
            Self::Garbled => 1007,
            Self::TooMuch => 1008,
            Self::Failed | Self::Silent | Self::TooSlow => 1011,
            Self::Restart => 1012,
            Self::SignedOut => 4401,
            Self::NotFound => 4404,
        }
    }

    const fn reason(self) -> &'static str {
        match self {
            Self::Bye => "bye",
            Self::Protocol => "not understood",
            Self::NotText => "text is expected",
            Self::Garbled => "UTF-8 is expected",
            Self::TooMuch => "too much",
            Self::Failed => "failed",
            Self::Silent => "silent",
            Self::TooSlow => "too slow",
            Self::Restart => "restart",
            Self::SignedOut => "signed out",
            Self::NotFound => "not found",
        }
    }

    pub(crate) fn frame(self) -> CloseFrame {
        CloseFrame { code: self.code().into(), reason: Utf8Bytes::from_static(self.reason()) }
    }

    /// The answer to what could not be read.
    pub(crate) const fn after(error: &Error) -> Self {
        match error {
            Error::Capacity(_) => Self::TooMuch,
            Error::Utf8(_) => Self::Garbled,
            Error::Protocol(_) => Self::Protocol,
            _ => Self::Bye,
        }
    }
}
