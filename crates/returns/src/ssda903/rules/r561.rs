//! 561: a decision that was revoked last year is not this year's.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "561",
    message: "Date of the decision that the child should be placed for adoption this year is the same as that recorded last year but records show that the decision changed, and the child should no longer be placed for adoption last year.",
    earlier: &[],
    level: Level::Error,
    text: "If <CURRENT_COLLECTION_YEAR> <DATE_PLACED> is = <CURRENT_COLLECTION_YEAR> -1 <DATE_PLACED> then <CURRENT_COLLECTION_YEAR> -1 <DATE_PLACED_CEASED> and <REASON_PLACED_CEASED> should be Null",
    reading: "If <DATE_PLACED> is that of last year, then last year's <DATE_PLACED_CEASED> and <REASON_PLACED_CEASED> should be blank.",
    fields: &["DATE_PLACED"],
    needs: &[ThisYear(Table::PlacedAdoption), LastYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let revoked =
        |row: &&PlacedForAdoption| row.date_placed_ceased.is_given() || row.reason_placed_ceased.is_given();
    for before in child.last.placed_adoption.iter().filter(revoked) {
        for row in child.placed_adoption.iter().filter(|row| row.date_placed.same_day(before.date_placed)) {
            found.at(row).with(before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn revoked_last_year() {
        flags(
            &RULE,
            "PlacedAdoption CHILD DATE_PLACED
             1 01/05/2024 !
             2 01/05/2024
             3 02/05/2024
             PlacedAdoption_last CHILD DATE_PLACED DATE_PLACED_CEASED
             1 01/05/2024 01/06/2024
             2 01/05/2024 .
             3 01/05/2024 01/06/2024",
        );
    }
}
