//! Lists of unknown length in a form without scripts: `children-0-given`, `children-1-given`, …

use crate::form::Values;

/// No family has more people of one kind than this on one form. More can be added to the record later.
pub const MOST: usize = 20;

/// How many rows of a list hold something, counted to the last one that does.
pub fn filled(values: &Values, list: &str) -> usize {
    values
        .typed()
        .filter(|(_, value)| !value.trim().is_empty())
        .filter_map(|(name, _)| number(name, list))
        .map(|number| number + 1)
        .max()
        .unwrap_or(0)
}

/// How many rows the form shows: those that hold something, at least one, and one more where that was asked for.
pub fn shown(values: &Values, list: &str) -> usize {
    let more = usize::from(values.text("_more") == list);
    (filled(values, list) + more).clamp(1, MOST)
}

fn number(name: &str, list: &str) -> Option<usize> {
    name.strip_prefix(list)?
        .strip_prefix('-')?
        .split('-')
        .next()?
        .parse()
        .ok()
        .filter(|number| *number < MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_to_the_last_that_holds_something() {
        let values =
            Values::from_urlencoded(b"children-0-given=&children-2-given=Maya&adults-0-given=&_more=adults");
        assert_eq!((filled(&values, "children"), shown(&values, "children")), (3, 3));
        assert_eq!((filled(&values, "adults"), shown(&values, "adults")), (0, 1));
        let two = Values::from_urlencoded(b"adults-0-given=Ruth&_more=adults&children-999-given=x");
        assert_eq!((shown(&two, "adults"), shown(&two, "children")), (2, 1));
    }
}
