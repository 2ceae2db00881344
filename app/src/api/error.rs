//! The error of every server function: a refusal the page can act on, never a cause from inside.

use domain::{Fault, FaultKind};
use serde::{Deserialize, Serialize};
use server_fn::codec::JsonEncoding;
use server_fn::error::{FromServerFnError, ServerFnErrorErr};

use crate::i18n::{Lang, fault_sentence};

/// A refusal as it travels to the page: JSON of [`Fault`], with the matching HTTP status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(transparent)]
#[error(transparent)]
pub struct ApiError(pub Fault);

impl ApiError {
    /// Nobody is signed in.
    pub fn signed_out() -> Self {
        Self(Fault::new(FaultKind::SignedOut, "auth.signed_out", "sign in first"))
    }

    /// A defect on our side, already logged.
    pub fn internal() -> Self {
        Self(Fault::new(FaultKind::Internal, "app.internal", "something failed on our side"))
    }

    /// What was asked for does not exist.
    pub fn not_found() -> Self {
        Self(Fault::new(FaultKind::NotFound, "not_found", "there is no such thing"))
    }

    /// Gives the page being drawn the status 404 when this is why it is empty. Does nothing in the browser.
    pub fn mark_page(&self) {
        #[cfg(feature = "ssr")]
        if self.is_not_found() {
            super::set_status(axum::http::StatusCode::NOT_FOUND);
        }
    }

    /// Whether signing in would help.
    pub fn is_signed_out(&self) -> bool {
        self.0.kind == FaultKind::SignedOut
    }

    /// Whether the thing asked for does not exist for this person.
    pub fn is_not_found(&self) -> bool {
        self.0.kind == FaultKind::NotFound
    }

    /// The sentence for the reader.
    pub fn sentence(&self, lang: Lang) -> String {
        fault_sentence(&self.0, lang)
    }
}

impl From<Fault> for ApiError {
    fn from(fault: Fault) -> Self {
        Self(fault)
    }
}

impl FromServerFnError for ApiError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        Self(match error {
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => {
                Fault::new(FaultKind::Unavailable, "app.offline", "the server cannot be reached")
            }
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_)
            | ServerFnErrorErr::UnsupportedRequestMethod(_) => {
                Fault::new(FaultKind::Invalid, "app.malformed", "the request is not of the expected shape")
            }
            ServerFnErrorErr::Registration(_)
            | ServerFnErrorErr::ServerError(_)
            | ServerFnErrorErr::MiddlewareError(_)
            | ServerFnErrorErr::Serialization(_) => return Self::internal(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_travels_as_its_fault_and_comes_back_whole() {
        let refusal = ApiError(Fault::new(FaultKind::Conflict, "stock.below_held", "3 units are held"));
        let sent = refusal.ser();
        assert_eq!(
            std::str::from_utf8(&sent).unwrap(),
            r#"{"kind":"conflict","code":"stock.below_held","message":"3 units are held"}"#
        );
        assert_eq!(ApiError::de(sent), refusal);
    }

    #[test]
    fn an_error_of_the_frame_never_shows_what_happened_inside() {
        let error = ApiError::from_server_fn_error(ServerFnErrorErr::ServerError("password=hunter2".into()));
        assert_eq!(error, ApiError::internal());
    }
}
