//! 1003: a child starts to be looked after before it is decided to place the child for adoption.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1003",
    message: "Date of LA's decision that a child should be placed for adoption is before the child started to be looked after.",
    earlier: &[],
    level: Level::Error,
    text: "<DATE_PLACED> cannot be prior to <DECOM> of the first episode with <RNE> = 'S'",
    reading: "<DATE_PLACED> cannot be prior to <DECOM> of the first episode with <RNE> = S.",
    fields: &["DATE_PLACED", "DECOM", "RNE"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(first) = child.dated_episodes().iter().find(|episode| episode.rne == "S") else { return };
    for decision in child.placed_adoption.iter().filter(|decision| decision.date_placed.before(first.decom)) {
        found.at(decision).with(first);
        found.at(first).with(decision);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_too_early() {
        flags(
            &RULE,
            "Episodes CHILD DECOM RNE
             1 01/05/2025 S !
             1 01/06/2025 P
             2 01/05/2025 S
             3 01/05/2025 P
             PlacedAdoption CHILD DATE_PLACED
             1 30/04/2025 !
             2 01/05/2025
             3 30/04/2025",
        );
    }
}
