//! 551: a child placed for adoption has a decision.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "551",
    message: "Child has been placed for adoption but there is no date of the decision that the child should be placed for adoption.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <PLACE> is A3 to A6, <DATE_PLACED> must be provided in every row of PlacedAdoption, and there must be one.",
    fields: &["DATE_PLACED", "PLACE"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let undecided = |decision: &PlacedForAdoption| decision.date_placed.is_blank();
    if child.placed_adoption.is_empty() || child.placed_adoption.iter().any(undecided) {
        found.all(child.episodes.iter().filter(|episode| episode.is_placed_for_adoption()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_decision() {
        flags(
            &RULE,
            "Episodes CHILD PLACE
             1 A3 !
             2 A3
             3 A5 !
             4 U1
             PlacedAdoption CHILD DATE_PLACED
             1 .
             2 01/05/2025",
        );
    }
}
