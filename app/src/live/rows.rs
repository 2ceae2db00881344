//! A keyed list whose rows are signals of their own: when one row changes, only that row is drawn again.

use std::collections::HashMap;
use std::hash::Hash;

use leptos::prelude::*;

/// Rows of one kind. Copies share the same rows.
pub struct Rows<Id: 'static, Row: 'static> {
    signals: StoredValue<HashMap<Id, ArcRwSignal<Row>>>,
    version: RwSignal<u64>,
}

impl<Id, Row> Clone for Rows<Id, Row> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Id, Row> Copy for Rows<Id, Row> {}

impl<Id, Row> Rows<Id, Row>
where
    Id: Copy + Eq + Hash + Send + Sync + 'static,
    Row: Clone + PartialEq + Send + Sync + 'static,
{
    /// No rows.
    pub fn new() -> Self {
        Self { signals: StoredValue::new(HashMap::new()), version: RwSignal::new(0) }
    }

    /// The signal of one row; `None` when the row is gone.
    pub fn signal(self, id: Id) -> Option<ArcRwSignal<Row>> {
        self.signals.try_with_value(|signals| signals.get(&id).cloned()).flatten()
    }

    /// Subscribes to "some row came, went or changed".
    pub fn track(self) {
        self.version.track();
    }

    /// Takes these rows as they are now and drops every row that `keeps` refuses.
    pub fn set<'a>(self, rows: impl Iterator<Item = (Id, &'a Row)>, keeps: impl Fn(&Id) -> bool)
    where
        Row: 'a,
    {
        self.signals.update_value(|signals| {
            for (id, row) in rows {
                match signals.get(&id) {
                    Some(signal) if signal.with_untracked(|known| known == row) => {}
                    Some(signal) => signal.set(row.clone()),
                    None => {
                        signals.insert(id, ArcRwSignal::new(row.clone()));
                    }
                }
            }
            signals.retain(|id, _| keeps(id));
        });
        self.version.update(|version| *version = version.wrapping_add(1));
    }
}

impl<Id, Row> Default for Rows<Id, Row>
where
    Id: Copy + Eq + Hash + Send + Sync + 'static,
    Row: Clone + PartialEq + Send + Sync + 'static,
{
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_keeps_its_signal_when_it_changes_and_loses_it_when_it_goes() {
        let owner = Owner::new();
        owner.with(|| {
            let rows = Rows::<u8, &str>::new();
            rows.set([(1, &"la quiero"), (2, &"hola")].into_iter(), |_| true);
            let first = rows.signal(1).expect("it came");
            rows.set([(1, &"mejor en L")].into_iter(), |id| *id != 2);
            assert_eq!(first.get_untracked(), "mejor en L");
            assert!(rows.signal(2).is_none());
        });
    }
}
