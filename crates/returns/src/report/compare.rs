//! Two checks of the same return side by side: what is new, what was mended, what remains.

use std::collections::HashMap;
use std::hash::Hash;

use super::{Finding, Report};

/// What became of the findings between two checks. Each number is a place in a report's findings.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Comparison {
    /// Found now and not before: places in the later report.
    pub new: Vec<usize>,
    /// Found before and now: places in the later report.
    pub remaining: Vec<usize>,
    /// Found before and no more: places in the earlier report.
    pub mended: Vec<usize>,
    /// Found before by a rule that was not run now, or not fully, so that nobody knows: places in the earlier report.
    pub not_checked: Vec<usize>,
}

/// Compares two checks. A finding is the same where its rule, its child and its cells' fields are; rows may have moved.
/// Of several such, those whose values are the same are taken for the same first: a date that was wrong and is now wrong
/// in another way remains.
pub fn compare(before: &Report, now: &Report) -> Comparison {
    let mut there = Comparison::default();
    let earlier: Vec<usize> = (0..before.findings.len()).collect();
    let later: Vec<usize> = (0..now.findings.len()).collect();
    let (earlier, later) = pair(before, now, earlier, later, exactly, &mut there.remaining);
    let (earlier, later) = pair(before, now, earlier, later, roughly, &mut there.remaining);
    there.remaining.sort_unstable();
    there.new = later;
    let is_run = |code: &str| {
        now.rules.iter().any(|rule| rule.code == code) && now.not_run.iter().all(|not| not.code != code)
    };
    for place in earlier {
        let rule = before.findings.get(place).and_then(|finding| before.rule_of(finding));
        let list = if rule.is_some_and(|rule| is_run(rule.code)) {
            &mut there.mended
        } else {
            &mut there.not_checked
        };
        list.push(place);
    }
    there
}

/// Takes out what is in both by a key, and notes it as remaining. Gives back what is left of each, in its order.
fn pair<'r, K: Hash + Eq>(
    before: &'r Report,
    now: &'r Report,
    earlier: Vec<usize>,
    later: Vec<usize>,
    key: impl Fn(&'r str, &'r Finding) -> K,
    remaining: &mut Vec<usize>,
) -> (Vec<usize>, Vec<usize>) {
    let of = |report: &'r Report, place: usize| {
        let finding = report.findings.get(place)?;
        Some(key(report.rule_of(finding)?.code, finding))
    };
    let mut waiting: HashMap<K, Vec<usize>> = HashMap::new();
    // The first is taken out first.
    for place in earlier.into_iter().rev() {
        if let Some(key) = of(before, place) {
            waiting.entry(key).or_default().push(place);
        }
    }
    let mut new = Vec::new();
    for place in later {
        let known = of(now, place).and_then(|key| waiting.get_mut(&key)).and_then(Vec::pop);
        if known.is_some() { remaining.push(place) } else { new.push(place) }
    }
    let mut left: Vec<usize> = waiting.into_values().flatten().collect();
    left.sort_unstable();
    (left, new)
}

type Exactly<'r> = (&'r str, Option<&'r str>, Vec<(&'r str, &'r str, Option<&'r str>)>);

fn exactly<'r>(code: &'r str, finding: &'r Finding) -> Exactly<'r> {
    let mut cells: Vec<_> =
        finding.cells.iter().map(|cell| (cell.table, cell.field, cell.value.as_deref())).collect();
    cells.sort_unstable();
    (code, finding.child.as_deref(), cells)
}

type Roughly<'r> = (&'r str, Option<&'r str>, Vec<(&'r str, &'r str)>);

fn roughly<'r>(code: &'r str, finding: &'r Finding) -> Roughly<'r> {
    let mut fields: Vec<_> = finding.cells.iter().map(|cell| (cell.table, cell.field)).collect();
    fields.sort_unstable();
    fields.dedup();
    (code, finding.child.as_deref(), fields)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::testing::{finding, report};

    #[test]
    fn what_moved_to_another_row_remains_and_what_is_gone_was_mended() {
        let before = report(&["100", "200"], vec![finding(0, "A", 7, "x"), finding(1, "B", 9, "y")]);
        let now = report(&["100", "200"], vec![finding(0, "A", 3, "x"), finding(0, "C", 4, "z")]);
        let compared = compare(&before, &now);
        assert_eq!(compared.remaining, [0]);
        assert_eq!(compared.new, [1]);
        assert_eq!(compared.mended, [1]);
    }

    #[test]
    fn a_value_that_is_wrong_in_another_way_remains() {
        let before = report(&["100"], vec![finding(0, "A", 0, "x"), finding(0, "A", 1, "y")]);
        let now = report(&["100"], vec![finding(0, "A", 0, "y"), finding(0, "A", 1, "other")]);
        let compared = compare(&before, &now);
        assert_eq!((compared.remaining, compared.new, compared.mended), (vec![0, 1], vec![], vec![]));
    }

    #[test]
    fn what_no_rule_looked_at_is_not_called_mended() {
        let before = report(&["100", "200"], vec![finding(0, "A", 0, "x"), finding(1, "A", 0, "x")]);
        let now = report(&["200"], vec![]);
        let compared = compare(&before, &now);
        assert_eq!((compared.mended, compared.not_checked), (vec![1], vec![0]));
    }

    fn reports() -> impl Strategy<Value = Report> {
        let one = (0..3_usize, "[AB]", 0..4_u32, "[xyz]");
        proptest::collection::vec(one, 0..12).prop_map(|mut all| {
            all.sort();
            let findings =
                all.into_iter().map(|(rule, child, row, value)| finding(rule, &child, row, &value));
            report(&["100", "200", "300"], findings.collect())
        })
    }

    proptest! {
        #[test]
        fn every_finding_is_counted_once(before in reports(), now in reports()) {
            let compared = compare(&before, &now);
            prop_assert_eq!(compared.new.len() + compared.remaining.len(), now.findings.len());
            prop_assert_eq!(compared.mended.len() + compared.remaining.len(), before.findings.len());
            prop_assert!(compared.not_checked.is_empty());
        }

        #[test]
        fn nothing_changed_is_nothing_new(one in reports()) {
            let compared = compare(&one, &one);
            prop_assert!(compared.new.is_empty() && compared.mended.is_empty());
        }
    }
}
