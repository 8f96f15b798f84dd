//! Long lists in pages of fifty.

use serde::Serialize;

/// So many lines stand on a page.
pub(crate) const LINES: usize = 50;

/// Which page of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Pages {
    number: usize,
    last: usize,
}

impl Pages {
    /// The page that the address asks for, or the nearest there is.
    pub(crate) fn asked(text: &str, lines: usize) -> Self {
        let last = lines.div_ceil(LINES).max(1);
        Self { number: text.parse().unwrap_or(1).clamp(1, last), last }
    }

    /// How many lines stand before the page, and how many on it at most.
    pub(crate) fn part(self) -> (usize, usize) {
        ((self.number - 1) * LINES, LINES)
    }

    /// The lines of the page.
    pub(crate) fn cut<T>(self, lines: impl IntoIterator<Item = T>) -> impl Iterator<Item = T> {
        let (skip, take) = self.part();
        lines.into_iter().skip(skip).take(take)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_beyond_the_last_is_the_last() {
        let pages = Pages::asked("9", 120);
        assert_eq!(pages, Pages { number: 3, last: 3 });
        assert_eq!(pages.cut(0..120).collect::<Vec<_>>(), (100..120).collect::<Vec<_>>());
        assert_eq!(Pages::asked("", 0), Pages { number: 1, last: 1 });
    }
}
