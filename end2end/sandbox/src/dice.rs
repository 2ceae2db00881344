//! Chance that is the same every time: SplitMix64. Own and small because what is drawn for a buyer must not change with
//! a library's version. Not for secrets.

/// A stream of numbers that follows from its seed.
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    /// The stream of `seed`.
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The stream of `name` within `seed`: FNV-1a of the name, mixed with the seed.
    pub(crate) fn named(seed: u64, name: &str) -> Self {
        let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let mut dice = Self(hash ^ seed.rotate_left(32));
        dice.next();
        dice
    }

    /// The next number.
    pub(crate) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number in `0..1`.
    #[allow(clippy::cast_precision_loss)]
    pub(crate) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// True in `rate` of all cases; `rate` is in `0..=1`.
    pub(crate) fn chance(&mut self, rate: f64) -> bool {
        rate > 0.0 && self.share() < rate
    }

    /// An index below `count`; 0 when `count` is 0.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        let count = u64::try_from(count).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % count).unwrap_or(0)
    }

    /// Puts the items into another order.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_and_seed_always_draw_the_same() {
        let drawn = |seed, name| Dice::named(seed, name).next();
        assert_eq!(drawn(7, "p12"), drawn(7, "p12"));
        assert_ne!(drawn(7, "p12"), drawn(7, "p13"));
        assert_ne!(drawn(7, "p12"), drawn(8, "p12"));
    }

    #[test]
    fn a_rate_is_met_in_the_long_run() {
        let mut dice = Dice::new(3);
        let hits = (0..10_000).filter(|_| dice.chance(0.25)).count();
        assert!((2_300..2_700).contains(&hits), "{hits}");
        assert!(!dice.chance(0.0));
        assert!(dice.chance(1.0));
    }

    #[test]
    fn a_shuffle_keeps_every_item() {
        let mut items: Vec<u32> = (0..50).collect();
        Dice::new(1).shuffle(&mut items);
        assert_ne!(items, (0..50).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..50).collect::<Vec<_>>());
    }
}
