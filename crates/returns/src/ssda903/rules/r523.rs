//! 523: the two dates of the decision for adoption are one.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "523",
    message: "Date of decision that the child should be placed for adoption should be the same date as the decision that adoption is in the best interest (date should be placed).",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DATE_PLACED> should be <DATE_INT>.",
    fields: &["DATE_INT", "DATE_PLACED"],
    needs: &[ThisYear(Table::Ad1), ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for adoption in child.ad1.iter().filter(|adoption| adoption.date_int.is_day()) {
        for decision in child.placed_adoption.iter().filter(|decision| decision.date_placed.is_day()) {
            if adoption.date_int != decision.date_placed {
                found.at(adoption).with(decision);
                found.at(decision).with(adoption);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_dates() {
        flags(
            &RULE,
            "AD1 CHILD DATE_INT
             1 01/05/2025 !
             2 01/05/2025
             3 .
             PlacedAdoption CHILD DATE_PLACED
             1 02/05/2025 !
             2 01/05/2025
             3 01/05/2025",
        );
    }
}
