//! 579: decisions to place for adoption do not overlap.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "579",
    message: "A new decision that the child should be placed for adoption this year cannot start when the previous decision is still open. Decisions to place the child for adoption should also not overlap. The date of any new decision to place the child for adoption must not be before the date placed ceased of previous decisions.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DATE_PLACED> must not be before the previous <DATE_PLACED_CEASED>, which must not be blank.",
    fields: &["DATE_PLACED", "DATE_PLACED_CEASED"],
    needs: &[ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for (before, row) in consecutive(child.placed_adoption) {
        if before.date_placed_ceased.is_blank() || row.date_placed.before(before.date_placed_ceased) {
            found.at(row).with(before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn still_standing() {
        flags(
            &RULE,
            "PlacedAdoption CHILD DATE_PLACED DATE_PLACED_CEASED
             1 01/05/2025 01/06/2025
             1 01/06/2025 .
             1 01/07/2025 . !
             2 01/05/2025 01/06/2025
             2 31/05/2025 . !",
        );
    }
}
