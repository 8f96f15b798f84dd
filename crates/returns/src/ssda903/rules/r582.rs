//! 582: child and adopters are matched before the adoption.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "582",
    message: "Child is showing as ceasing to be looked after due to adoption, but the date of adoption is the same as the date reported for being matched with adopters. In most circumstances we expect the date the child is matched with adopters to be before the date of adoption.",
    earlier: &[],
    level: Level::Error,
    text: "If <REC> = 'E11' or 'E12' then that episode <DEC> should not = <DATE_MATCH>",
    reading: "If <REC> is E11 or E12, then that episode's <DEC> should not be <DATE_MATCH>.",
    fields: &["DATE_MATCH", "DEC"],
    needs: &[ThisYear(Table::Ad1), ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.episodes.iter().filter(|episode| episode.is_adoption()) {
        if let Some(adoption) = child.ad1.iter().find(|adoption| adoption.date_match.same_day(episode.dec)) {
            found.at(episode).with(adoption);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_the_same_day() {
        flags(
            &RULE,
            "Episodes CHILD REC DEC
             1 E11 01/05/2025 !
             2 E11 01/05/2025
             3 E4A 01/05/2025
             AD1 CHILD DATE_MATCH
             1 01/05/2025
             2 30/04/2025
             3 01/05/2025",
        );
    }
}
