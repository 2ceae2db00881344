//! Who is signed in, fetched once for all pages of the signed-in area.

use domain::role::Permission;
use domain::views::Me;
use leptos::prelude::*;

use crate::api::ApiError;
use crate::api::accounts::me;

/// The signed-in person, as a context of the signed-in area.
#[derive(Clone, Copy)]
pub struct Session {
    /// The person, or why there is none.
    pub me: Resource<Result<Me, ApiError>>,
}

impl Session {
    /// Asks the server and provides the answer to all pages below.
    pub fn provide() -> Self {
        let session = Self { me: Resource::new(|| (), |()| me()) };
        provide_context(session);
        session
    }

    /// The session of the area this page stands in; asks by itself outside of it.
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// Whether the person may do something: what they may not, pages do not offer. The server decides again.
    pub async fn may(self, permission: Permission) -> bool {
        self.me.await.is_ok_and(|me| me.role.may(permission))
    }
}
