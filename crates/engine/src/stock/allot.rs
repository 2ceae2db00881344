//! The decision who gets what, as arithmetic: no database, no time.

/// What a variant has left and how many units are waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Balance {
    /// Units in the shop that nobody holds.
    pub free: u32,
    /// Units waited for by all lines together.
    pub waiting: u32,
}

/// How one order line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// Units held for it.
    pub held: u32,
    /// Units it waits for.
    pub waiting: u32,
}

impl Standing {
    /// Units the buyer wants in all.
    pub const fn wanted(self) -> u32 {
        self.held + self.waiting
    }
}

/// How `line` stands once its buyer wants `wanted` units in all; `balance` is moved along.
///
/// More units are held only while nobody waits, else they join the line: whoever came first is served first. Fewer
/// units give up the place in the line before the hold, so that nobody loses what is already theirs.
#[must_use]
pub fn allot(balance: &mut Balance, line: Standing, wanted: u32) -> Standing {
    let mut next = line;
    if wanted >= line.wanted() {
        let mut extra = wanted - line.wanted();
        if balance.waiting == 0 {
            let taken = extra.min(balance.free);
            next.held += taken;
            balance.free -= taken;
            extra -= taken;
        }
        next.waiting += extra;
        balance.waiting += extra;
    } else {
        let mut fewer = line.wanted() - wanted;
        let left_line = fewer.min(line.waiting);
        next.waiting -= left_line;
        balance.waiting = balance.waiting.saturating_sub(left_line);
        fewer -= left_line;
        next.held -= fewer;
        balance.free += fewer;
    }
    next
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn balance(free: u32, waiting: u32) -> Balance {
        Balance { free, waiting }
    }

    fn standing(held: u32, waiting: u32) -> Standing {
        Standing { held, waiting }
    }

    #[test]
    fn a_claim_beyond_stock_is_held_in_part_and_waits_for_the_rest() {
        let mut shelf = balance(3, 0);
        assert_eq!(allot(&mut shelf, Standing::default(), 5), standing(3, 2));
        assert_eq!(shelf, balance(0, 2));
    }

    #[test]
    fn a_claim_after_sell_out_joins_the_waitlist() {
        let mut shelf = balance(0, 0);
        assert_eq!(allot(&mut shelf, Standing::default(), 1), standing(0, 1));
    }

    #[test]
    fn a_newcomer_never_passes_those_who_wait() {
        let mut shelf = balance(2, 1);
        assert_eq!(allot(&mut shelf, Standing::default(), 1), standing(0, 1));
        assert_eq!(shelf, balance(2, 2));
    }

    #[test]
    fn wanting_less_gives_up_the_wait_before_the_hold() {
        let mut shelf = balance(0, 4);
        assert_eq!(allot(&mut shelf, standing(3, 2), 2), standing(2, 0));
        assert_eq!(shelf, balance(1, 2));
    }

    proptest! {
        #[test]
        fn units_are_neither_made_nor_lost(
            free in 0_u32..50, others_waiting in 0_u32..50, held in 0_u32..20, waiting in 0_u32..20, wanted in 0_u32..60
        ) {
            let mut shelf = balance(free, others_waiting + waiting);
            let next = allot(&mut shelf, standing(held, waiting), wanted);
            prop_assert_eq!(next.wanted(), wanted);
            prop_assert_eq!(shelf.free + next.held, free + held);
            prop_assert_eq!(shelf.waiting - next.waiting, others_waiting);
        }

        #[test]
        fn a_hold_grows_only_while_nobody_waits(
            free in 0_u32..50, others_waiting in 1_u32..50, held in 0_u32..20, extra in 0_u32..20
        ) {
            let mut shelf = balance(free, others_waiting);
            let next = allot(&mut shelf, standing(held, 0), held + extra);
            prop_assert_eq!(next.held, held);
        }
    }
}
