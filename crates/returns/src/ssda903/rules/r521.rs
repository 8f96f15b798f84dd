//! 521: the decision for adoption is made before the child is placed for adoption.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "521",
    message: "Date of local authority's decision (LA) that adoption is in the best interests of the child (date should be placed) must be on or prior to the date the child is placed for adoption.",
    earlier: &[],
    level: Level::Error,
    text: "<DATE_INT> must be <= <DECOM> where <PLACED_FOR_ADOPTION> = 'Y'",
    reading: "<DATE_INT> must be on or before <DECOM> of every episode in which the child is placed for adoption (A3 to A6).",
    fields: &["DATE_INT", "DECOM", "PLACE"],
    needs: &[ThisYear(Table::Ad1), ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for placed in child.episodes.iter().filter(|episode| episode.is_placed_for_adoption()) {
        for adoption in child.ad1.iter().filter(|adoption| adoption.date_int.after(placed.decom)) {
            found.at(adoption).with(placed);
            found.at(placed).with(adoption);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placed_too_early() {
        flags(
            &RULE,
            "AD1 CHILD DATE_INT
             1 02/05/2025 !
             2 01/05/2025
             3 02/06/2025 !
             Episodes CHILD DECOM PLACE
             1 01/04/2025 U1
             1 01/05/2025 A3 !
             1 01/06/2025 A5
             2 01/05/2025 A3
             3 01/05/2025 A3 !
             3 01/06/2025 A5 !
             3 02/06/2025 A5",
        );
    }
}
