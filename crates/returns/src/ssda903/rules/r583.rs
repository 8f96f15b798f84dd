//! 583: of several decisions to place for adoption all but the latest were revoked.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "583",
    message: "More than one date the child should be placed for adoption has been reported, but an earlier decision has not been revoked. Check that both dates are required and add in the date the earlier decision was revoked. Note this may be in a previous year.",
    earlier: &[],
    level: Level::Error,
    text: "If more than one <DATE_PLACED> is present, then all but the latest <DATE_PLACED> must have <DATE_PLACED_CEASED> (The latest <DATE_PLACED> may or may not have <DATE_PLACED_CEASED>)",
    reading: "If more than one <DATE_PLACED> is present, then all but the latest must have <DATE_PLACED_CEASED>.",
    fields: &["DATE_PLACED", "DATE_PLACED_CEASED"],
    needs: &[ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for (row, next) in consecutive(child.placed_adoption) {
        if next.date_placed.is_day() && row.date_placed_ceased.is_blank() {
            found.at(row).with(next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_decisions() {
        flags(
            &RULE,
            "PlacedAdoption CHILD DATE_PLACED DATE_PLACED_CEASED
             1 01/05/2025 . !
             1 01/06/2025 .
             2 01/05/2025 02/05/2025
             2 01/06/2025 .",
        );
    }
}
