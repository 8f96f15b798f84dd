//! Chance that comes out the same for the same seed, for each child by itself.

/// `SplitMix64`: small, quick, and good enough to invent children with.
#[derive(Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    /// The chance of one child: the same however many children are invented.
    pub(crate) fn new(seed: u64, child: u64) -> Self {
        let mut chance = Self(seed.rotate_left(32) ^ child);
        chance.next();
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from one to another, both included.
    pub(crate) fn number(&mut self, from: i32, to: i32) -> i32 {
        let span = u64::from(to.abs_diff(from)) + 1;
        let drawn = i32::try_from(self.next() % span).unwrap_or(0);
        from.saturating_add(drawn)
    }

    /// Whether something comes true that does so in so many of a hundred.
    pub(crate) fn percent(&mut self, of_a_hundred: i32) -> bool {
        self.number(1, 100) <= of_a_hundred
    }

    /// One of several.
    pub(crate) fn one<T: Copy + Default>(&mut self, of: &[T]) -> T {
        let last = i32::try_from(of.len()).unwrap_or(1) - 1;
        let at = usize::try_from(self.number(0, last.max(0))).unwrap_or(0);
        of.get(at).copied().unwrap_or_default()
    }
}
