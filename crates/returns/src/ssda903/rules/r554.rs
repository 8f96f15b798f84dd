//! 554: the placement order is granted after the decision.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "554",
    message: "Date of decision that the child should be placed for adoption should be on or prior to the date that the placement order was granted.",
    earlier: &[],
    level: Level::Error,
    text: "Where <LS> = 'E1' <DATE_PLACED> should be <= <DECOM> of first episode in <PERIOD_OF_CARE> with <LS> = 'E1'",
    reading: "Where <LS> is E1, <DATE_PLACED> should be on or before <DECOM> of the first episode with <LS> = E1. Only this year’s episodes are looked at.",
    fields: &["DATE_PLACED", "DECOM", "LS"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    decision_after_order("E1", child, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn granted_too_early() {
        flags(
            &RULE,
            "Episodes CHILD DECOM LS
             1 01/04/2025 C2
             1 01/05/2025 E1 !
             1 01/06/2025 E1
             2 01/05/2025 E1
             PlacedAdoption CHILD DATE_PLACED
             1 02/05/2025 !
             2 01/05/2025",
        );
    }
}
