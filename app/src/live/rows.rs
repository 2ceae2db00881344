//! A keyed list whose rows are signals of their own: when one row changes, only that row is drawn again, and the list
//! is looked at again only when a row came, went, or changed in a way that can move it.

use std::collections::HashMap;
use std::hash::Hash;

use leptos::prelude::*;

/// Rows of one kind. Copies share the same rows.
pub struct Rows<Id: 'static, Row: 'static> {
    signals: StoredValue<HashMap<Id, ArcRwSignal<Row>>>,
    version: RwSignal<u64>,
    moves: fn(&Row, &Row) -> bool,
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
    /// No rows. `moves` tells whether a change from the first to the second can change which rows a list shows, or in
    /// which order.
    pub fn new(moves: fn(&Row, &Row) -> bool) -> Self {
        Self { signals: StoredValue::new(HashMap::new()), version: RwSignal::new(0), moves }
    }

    /// The signal of one row; `None` when the row is gone.
    pub fn signal(self, id: Id) -> Option<ArcRwSignal<Row>> {
        self.signals.try_with_value(|signals| signals.get(&id).cloned()).flatten()
    }

    /// The signal of one row; a row that was not drawn yet begins with what `known` says of it.
    pub fn signal_or(self, id: Id, known: impl FnOnce() -> Option<Row>) -> Option<ArcRwSignal<Row>> {
        self.signal(id).or_else(|| {
            let signal = ArcRwSignal::new(known()?);
            self.signals.try_update_value(|signals| signals.insert(id, signal.clone()));
            Some(signal)
        })
    }

    /// Subscribes to "some row came, went or may stand elsewhere".
    pub fn track(self) {
        self.version.track();
    }

    /// Takes these rows as they are now and drops every row that `keeps` refuses.
    pub fn set<'a>(self, rows: impl Iterator<Item = (Id, &'a Row)>, keeps: impl Fn(&Id) -> bool)
    where
        Row: 'a,
    {
        let mut moved = false;
        self.signals.update_value(|signals| {
            for (id, row) in rows {
                match signals.get(&id) {
                    Some(signal) if signal.with_untracked(|known| known == row) => {}
                    Some(signal) => {
                        moved |= signal.with_untracked(|known| (self.moves)(known, row));
                        signal.set(row.clone());
                    }
                    None => {
                        moved = true;
                        signals.insert(id, ArcRwSignal::new(row.clone()));
                    }
                }
            }
            let before = signals.len();
            signals.retain(|id, _| keeps(id));
            moved |= signals.len() != before;
        });
        if moved {
            self.version.update(|version| *version = version.wrapping_add(1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_keeps_its_signal_when_it_changes_and_loses_it_when_it_goes() {
        let owner = Owner::new();
        owner.with(|| {
            let rows = Rows::<u8, &str>::new(|_, _| true);
            rows.set([(1, &"la quiero"), (2, &"hola")].into_iter(), |_| true);
            let first = rows.signal(1).expect("it came");
            rows.set([(1, &"mejor en L")].into_iter(), |id| *id != 2);
            assert_eq!(first.get_untracked(), "mejor en L");
            assert!(rows.signal(2).is_none());
        });
    }

    #[test]
    fn the_list_hears_only_of_what_can_move_a_row() {
        let owner = Owner::new();
        owner.with(|| {
            let rows = Rows::<u8, &str>::new(|before, after| before.len() != after.len());
            let version = || rows.version.get_untracked();
            rows.set([(1, &"hola"), (2, &"hola")].into_iter(), |_| true);
            let came = version();
            rows.set([(1, &"alo!")].into_iter(), |_| true);
            assert_eq!(version(), came, "a row that changed in place");
            rows.set([(1, &"la quiero")].into_iter(), |_| true);
            let moved = version();
            assert_ne!(moved, came, "a row that may stand elsewhere");
            rows.set(std::iter::empty(), |id| *id != 2);
            assert_ne!(version(), moved, "a row that went");
        });
    }
}
