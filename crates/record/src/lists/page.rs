//! Which part of a long list is shown.

/// Rows on one page.
const SIZE: u32 = 20;
/// Nobody turns more pages than this by hand.
const LAST: u32 = 10_000;

/// A page of a list, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Its number, from 1.
    pub number: u32,
}

impl Default for Page {
    fn default() -> Self {
        Self { number: 1 }
    }
}

impl Page {
    /// A page. Numbers that no list reaches are brought within bounds.
    pub fn numbered(number: u32) -> Self {
        Self { number: number.clamp(1, LAST) }
    }

    /// How many rows it shows at most.
    pub fn size(self) -> usize {
        SIZE as usize
    }

    /// How many rows come before it.
    pub fn skipped(self) -> usize {
        (self.number.clamp(1, LAST) - 1) as usize * self.size()
    }
}
