//! `NoE`: a child who was looked after before the year has episodes of last year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "NoE",
    message: "This child has no episodes loaded for previous year even though child started to be looked after before this current year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If an episode's <DECOM> is before the start of the collection, the child must have an episode last year.",
    fields: &["DECOM"],
    needs: &[ThisYear(Table::Episodes), LastYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.last.episodes.is_empty() {
        let start = child.collection.start;
        found.all(child.episodes.iter().filter(|episode| episode.decom.before(start)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_last_year() {
        flags(
            &RULE,
            "Episodes CHILD DECOM
             1 31/03/2025 !
             1 01/05/2025
             2 31/03/2025
             3 01/04/2025
             Episodes_last CHILD DECOM
             2 31/03/2025",
        );
    }
}
