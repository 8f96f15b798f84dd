//! 560: a decision that stands has the date of last year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "560",
    message: "Date of decision that the child should be placed for adoption this year is different from that recorded last year but the decision to place the child for adoption did not change.",
    earlier: &[],
    level: Level::Error,
    text: "If <CURRENT_COLLECTION_YEAR> -1 <DATE_PLACED> has been provided and <DATE_PLACED_CEASED> is Null then <CURRENT_COLLECTION_YEAR> <DATE_PLACED> should = <CURRENT_COLLECTION_YEAR> -1 <DATE_PLACED>",
    reading: "If <DATE_PLACED> was provided last year and <DATE_PLACED_CEASED> was not, then <DATE_PLACED> should be last year's.",
    fields: &["DATE_PLACED", "DATE_PLACED_CEASED"],
    needs: &[ThisYear(Table::PlacedAdoption), LastYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let stands = |row: &&PlacedForAdoption| row.date_placed.is_day() && row.date_placed_ceased.is_blank();
    for before in child.last.placed_adoption.iter().filter(stands) {
        for row in child.placed_adoption.iter().filter(|row| row.date_placed != before.date_placed) {
            found.at(row).with(before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_date() {
        flags(
            &RULE,
            "PlacedAdoption CHILD DATE_PLACED
             1 01/05/2024
             2 02/05/2024 !
             3 02/05/2024
             PlacedAdoption_last CHILD DATE_PLACED DATE_PLACED_CEASED
             1 01/05/2024 .
             2 01/05/2024 .
             3 01/05/2024 01/06/2024",
        );
    }
}
