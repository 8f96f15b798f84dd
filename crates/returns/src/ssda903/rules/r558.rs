//! 558: an adopted child's latest decision was not revoked.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "558",
    message: "If a child has been adopted, then the decision to place them for adoption has not been disrupted and the date of the decision that a child should no longer be placed for adoption should be left blank.",
    earlier: &[],
    level: Level::Error,
    text: "If latest episode <REC> = ‘E11’ or ‘E12’ then if number of <DATE_PLACED_CEASED> in the year is > 1 then latest <DATE_PLACED_CEASED> must be NULL",
    reading: "If the latest episode's <REC> is E11 or E12 and more than one <DATE_PLACED_CEASED> is given in the year, then the latest must be blank.",
    fields: &["DATE_PLACED_CEASED", "REC"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let revoked = |decision: &&PlacedForAdoption| decision.date_placed_ceased.is_given();
    let several = child.placed_adoption.iter().filter(revoked).count() > 1;
    let Some(latest) = child.placed_adoption.last().filter(revoked).filter(|_| several) else { return };
    for episode in child.episodes.iter().filter(|episode| episode.is_adoption()) {
        found.at(episode).with(latest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adopted_all_the_same() {
        flags(
            &RULE,
            "Episodes CHILD DECOM REC
             1 01/05/2025 E11 !
             2 01/05/2025 E11
             3 01/05/2025 E11
             4 01/05/2025 E4A
             PlacedAdoption CHILD DATE_PLACED DATE_PLACED_CEASED
             1 01/04/2024 01/05/2024
             1 01/06/2024 01/07/2024
             2 01/04/2024 01/05/2024
             2 01/06/2024 .
             3 01/04/2024 01/05/2024
             4 01/04/2024 01/05/2024
             4 01/06/2024 01/07/2024",
        );
    }
}
