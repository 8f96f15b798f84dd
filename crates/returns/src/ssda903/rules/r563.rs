//! 563: a decision that was revoked had been made.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "563",
    message: "The child should no longer be placed for adoption but the date of the decision that the child should be placed for adoption is blank",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <DATE_PLACED_CEASED> and <REASON_PLACED_CEASED> are provided, then <DATE_PLACED> must be.",
    fields: &["DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"],
    needs: &[ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let revoked =
        |row: &&PlacedForAdoption| row.date_placed_ceased.is_given() && row.reason_placed_ceased.is_given();
    found.all(child.placed_adoption.iter().filter(revoked).filter(|row| row.date_placed.is_blank()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_made() {
        flags(
            &RULE,
            "PlacedAdoption DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED
             . 01/05/2025 RD1 !
             01/04/2025 01/05/2025 RD1
             . . .",
        );
    }
}
