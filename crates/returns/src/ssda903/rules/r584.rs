//! 584: a new decision comes after the one that was revoked.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "584",
    message: "Date of decision that the child should be placed for adoption this year is different from that recorded last year, but the decision to placed the child for adoption changed and the child should no longer be placed for adoption.",
    earlier: &[],
    level: Level::Error,
    text: "If <CURRENT_COLLECTION_YEAR> -1 <DATE_PLACED> has been provided and <DATE_PLACED_CEASED> and or <REASON_PLACED_CEASED> is not NULL then <CURRENT_COLLECTION_YEAR> <DATE_PLACED> must be > <CURRENT_COLLECTION_YEAR> -1 <DATE_PLACED>",
    reading: "If <DATE_PLACED> was provided last year and <DATE_PLACED_CEASED> or <REASON_PLACED_CEASED> was too, then <DATE_PLACED> must be after last year's.",
    fields: &["DATE_PLACED"],
    needs: &[ThisYear(Table::PlacedAdoption), LastYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let revoked =
        |row: &&PlacedForAdoption| row.date_placed_ceased.is_given() || row.reason_placed_ceased.is_given();
    for before in child.last.placed_adoption.iter().filter(|row| row.date_placed.is_day()).filter(revoked) {
        for row in child.placed_adoption.iter().filter(|row| !row.date_placed.after(before.date_placed)) {
            found.at(row).with(before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_later() {
        flags(
            &RULE,
            "PlacedAdoption CHILD DATE_PLACED
             1 01/05/2024 !
             2 02/05/2024
             3 01/05/2024
             4 . !
             PlacedAdoption_last CHILD DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED
             1 01/05/2024 01/06/2024 RD1
             2 01/05/2024 . RD1
             3 01/05/2024 . .
             4 01/05/2024 01/06/2024 .",
        );
    }
}
