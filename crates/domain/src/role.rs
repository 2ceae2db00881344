//! Who may do what in a shop: one table, asked everywhere.

use serde::{Deserialize, Serialize};

/// A person's role in a shop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Owns the shop: everything.
    Owner,
    /// Helps: sees stock, watches the Live, marks delivered; never payment settings.
    Staff,
}

/// Something a person may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Watch the Live's console.
    WatchLive,
    /// Pin products, stop and resume the bot, answer for it.
    RunLive,
    /// See products and stock.
    SeeStock,
    /// Change products, prices and stock.
    EditCatalogue,
    /// See orders and their buyers.
    SeeOrders,
    /// Mark an order packed, shipped or delivered.
    FulfilOrders,
    /// Approve bank transfers, cancel orders, refund.
    DecidePayments,
    /// See or change payment settings.
    PaymentSettings,
}

impl Role {
    /// The word used on the wire and in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Staff => "staff",
        }
    }

    /// The role of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Owner, Self::Staff].into_iter().find(|role| role.word() == word)
    }

    /// The table.
    pub const fn may(self, permission: Permission) -> bool {
        match self {
            Self::Owner => true,
            Self::Staff => matches!(
                permission,
                Permission::WatchLive
                    | Permission::SeeStock
                    | Permission::SeeOrders
                    | Permission::FulfilOrders
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn staff_pack_and_watch_but_never_touch_money_or_stock() {
        for allowed in
            [Permission::WatchLive, Permission::SeeStock, Permission::SeeOrders, Permission::FulfilOrders]
        {
            assert!(Role::Staff.may(allowed));
        }
        for refused in [
            Permission::RunLive,
            Permission::EditCatalogue,
            Permission::DecidePayments,
            Permission::PaymentSettings,
        ] {
            assert!(!Role::Staff.may(refused));
        }
    }
}
