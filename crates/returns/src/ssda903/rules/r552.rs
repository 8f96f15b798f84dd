//! 552: a child is placed for adoption after the decision.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "552",
    message: "Date of Decision to place a child for adoption should be on or prior to the date that the child was placed for adoption.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DATE_PLACED> must be on or before <DECOM> of the first episode in which the child is placed for adoption (A3 to A6).",
    fields: &["DATE_PLACED", "DECOM"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(placed) = child.placed_for_adoption_first() else { return };
    for decision in child.placed_adoption.iter().filter(|decision| decision.date_placed.after(placed.decom)) {
        found.at(decision).with(placed);
        found.at(placed).with(decision);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placed_too_early() {
        flags(
            &RULE,
            "PlacedAdoption CHILD DATE_PLACED
             1 02/05/2025 !
             2 01/05/2025
             Episodes CHILD DECOM PLACE
             1 01/04/2025 U1
             1 01/05/2025 A3 !
             1 01/06/2025 A5
             2 01/05/2025 A3",
        );
    }
}
