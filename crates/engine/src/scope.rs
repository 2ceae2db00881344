//! Who acts, and in which shop. A [`StoreScope`] is needed to reach any tenant row from outside the engine.

use domain::ids::{SellerId, SessionId, StoreId};
use domain::role::{Permission, Role};
use domain::{Fault, FaultKind};

use crate::EngineError;

/// Proof that the caller may act in this shop; only the engine makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StoreScope(StoreId);

impl StoreScope {
    pub(crate) const fn new(store: StoreId) -> Self {
        Self(store)
    }

    /// The shop.
    pub const fn id(self) -> StoreId {
        self.0
    }
}

/// A signed-in person in the shop they work in.
#[derive(Debug, Clone)]
pub struct Actor {
    /// The person.
    pub seller: SellerId,
    /// The shop.
    pub store: StoreScope,
    /// The person's role there.
    pub role: Role,
    /// Name.
    pub name: String,
    /// E-mail.
    pub email: String,
    /// The signed-in device.
    pub session: SessionId,
}

impl Actor {
    /// Passes when the role has the permission; the one place where permissions are asked for.
    pub fn require(&self, permission: Permission) -> Result<(), EngineError> {
        if self.role.may(permission) {
            Ok(())
        } else {
            Err(EngineError::Refused(Fault::new(
                FaultKind::Forbidden,
                "forbidden",
                "Your role in this shop does not allow this. Ask the owner.",
            )))
        }
    }
}
