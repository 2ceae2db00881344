//! What a buyer will do with a checkout link. Pure: the same seed, person and number always give the same plan.

use crate::dice::Dice;

/// Shares of carts and the seed of everything else.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BuyerScript {
    /// Carts paid through the gateway, `0..=1`.
    pub share_pays: f64,
    /// Carts for which a bank transfer is promised.
    pub share_transfers: f64,
    /// Carts opened and left. The rest is never opened.
    pub share_abandons: f64,
    /// Seed of all decisions.
    pub seed: u64,
}

impl Default for BuyerScript {
    fn default() -> Self {
        Self { share_pays: 0.62, share_transfers: 0.08, share_abandons: 0.15, seed: 1 }
    }
}

impl BuyerScript {
    /// Whether the shares are shares of one whole.
    pub(super) fn is_sound(&self) -> bool {
        let shares = [self.share_pays, self.share_transfers, self.share_abandons];
        // Three shares such as 0.6 + 0.3 + 0.1 may come out a hair above 1.
        shares.iter().all(|share| (0.0..=1.0).contains(share)) && shares.iter().sum::<f64>() <= 1.0 + 1e-9
    }
}

/// How it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// Pays at the gateway.
    Pays,
    /// The card is refused first, then pays.
    PaysAtSecondTry,
    /// Promises a transfer.
    Transfers,
    /// Looks and leaves.
    LeavesCart,
    /// Goes to the gateway and leaves there.
    LeavesGateway,
    /// Never opens the link.
    Ignores,
    /// Wants no more messages.
    SaysStop,
}

/// What a buyer will do with one link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)]
pub(super) struct Plan {
    /// How long until they do it, ms of the recording.
    pub(super) wait_ms: i64,
    pub(super) ending: Ending,
    /// Reloads the checkout page.
    pub(super) reloads: bool,
    /// Taps *pay* twice.
    pub(super) taps_twice: bool,
    /// Closes the window at the gateway after paying.
    pub(super) closes_window: bool,
    /// Answers the shop, which opens the 24-hour window.
    pub(super) says_thanks: bool,
    /// Collects the goods instead of having them sent.
    pub(super) picks_up: bool,
}

const MINUTE_MS: i64 = 60_000;
/// Buyers who answer first come within this, minutes.
const PROMPT_MINUTES: usize = 20;
/// Those who wait until the hold is about to end come from this minute on,
const LATE_MINUTES_MIN: usize = 27;
/// for so many minutes: some too late.
const LATE_MINUTES_SPAN: usize = 8;
const SHARE_LATE: f64 = 0.05;
/// Of those who never open the link.
const SHARE_SAYS_STOP: f64 = 0.15;
const SHARE_REFUSED_FIRST: f64 = 0.10;
const SHARE_RELOADS: f64 = 0.15;
const SHARE_TAPS_TWICE: f64 = 0.08;
const SHARE_CLOSES_WINDOW: f64 = 0.10;
const SHARE_SAYS_THANKS: f64 = 0.25;
const SHARE_PICKS_UP: f64 = 0.20;

/// The plan of a person for their `number`th link.
pub(super) fn plan(script: &BuyerScript, person: &str, number: usize) -> Plan {
    let mut dice = Dice::named(script.seed, &format!("{person}/{number}"));
    let minutes = if dice.chance(SHARE_LATE) {
        LATE_MINUTES_MIN + dice.below(LATE_MINUTES_SPAN)
    } else {
        1 + dice.below(PROMPT_MINUTES)
    };
    let wait_ms =
        i64::try_from(minutes).unwrap_or(1) * MINUTE_MS + i64::try_from(dice.below(60_000)).unwrap_or(0);
    let ending = ending(script, &mut dice);
    Plan {
        wait_ms,
        ending,
        reloads: dice.chance(SHARE_RELOADS),
        taps_twice: dice.chance(SHARE_TAPS_TWICE),
        closes_window: dice.chance(SHARE_CLOSES_WINDOW),
        says_thanks: dice.chance(SHARE_SAYS_THANKS),
        picks_up: dice.chance(SHARE_PICKS_UP),
    }
}

fn ending(script: &BuyerScript, dice: &mut Dice) -> Ending {
    let share = dice.share();
    let (refused_first, at_gateway, stop) =
        (dice.chance(SHARE_REFUSED_FIRST), dice.chance(0.5), dice.chance(SHARE_SAYS_STOP));
    let (pays, transfers) = (script.share_pays, script.share_pays + script.share_transfers);
    if share < pays {
        if refused_first { Ending::PaysAtSecondTry } else { Ending::Pays }
    } else if share < transfers {
        Ending::Transfers
    } else if share < transfers + script.share_abandons {
        if at_gateway { Ending::LeavesGateway } else { Ending::LeavesCart }
    } else if stop {
        Ending::SaysStop
    } else {
        Ending::Ignores
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_buyer_always_does_the_same() {
        let script = BuyerScript::default();
        for number in 0..50 {
            assert_eq!(plan(&script, "p12", number), plan(&script, "p12", number));
        }
        let of = |seed| (0..50).map(|n| plan(&BuyerScript { seed, ..script }, "p12", n)).collect::<Vec<_>>();
        assert_ne!(of(1), of(2));
    }

    #[test]
    fn the_shares_are_kept_over_many_buyers() {
        let script = BuyerScript { share_pays: 0.5, share_transfers: 0.2, share_abandons: 0.2, seed: 9 };
        let plans: Vec<Plan> = (0..4_000).map(|at| plan(&script, &format!("p{at}"), 0)).collect();
        let count = |wanted: &[Ending]| plans.iter().filter(|plan| wanted.contains(&plan.ending)).count();
        let pays = count(&[Ending::Pays, Ending::PaysAtSecondTry]);
        assert!((1_880..2_120).contains(&pays), "{pays}");
        let transfers = count(&[Ending::Transfers]);
        assert!((700..900).contains(&transfers), "{transfers}");
        let leaves = count(&[Ending::LeavesCart, Ending::LeavesGateway]);
        assert!((700..900).contains(&leaves), "{leaves}");
        assert!(plans.iter().all(|plan| (MINUTE_MS..=36 * MINUTE_MS).contains(&plan.wait_ms)));
    }

    #[test]
    fn shares_beyond_the_whole_are_unsound() {
        assert!(BuyerScript::default().is_sound());
        assert!(
            BuyerScript { share_pays: 0.6, share_transfers: 0.3, share_abandons: 0.1, seed: 1 }.is_sound()
        );
        assert!(!BuyerScript { share_pays: 0.9, share_transfers: 0.2, ..BuyerScript::default() }.is_sound());
        assert!(!BuyerScript { share_pays: f64::NAN, ..BuyerScript::default() }.is_sound());
    }
}
