//! 581: a child who is missing is looked after.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "581",
    message: "Child is missing but has not yet started to be looked after.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<MIS_START> must be provided and lie within an episode of the child.",
    fields: &["MIS_START"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Missing)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for period in child.missing {
        let during = |episode: &Episode| {
            episode.decom.on_or_before(period.mis_start) && !episode.dec.before(period.mis_start)
        };
        if !child.episodes.is_empty() && !child.episodes.iter().any(during) {
            found.at(period);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_looked_after() {
        flags(
            &RULE,
            "Episodes CHILD DECOM DEC
             1 01/05/2025 01/06/2025
             1 01/07/2025 .
             Missing CHILD MIS_START
             1 30/04/2025 !
             1 01/05/2025
             1 15/06/2025 !
             1 01/08/2025
             1 . !
             2 01/05/2025",
        );
    }
}
