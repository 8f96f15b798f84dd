//! 559: a decision of an earlier year was in last year's return.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "559",
    message: "Date of decision that a child should be placed for adoption was not in the current year but the date of the decision that the child should be placed for adoption was not completed in a previous return.",
    earlier: &[],
    level: Level::Error,
    text: "If <DATE_PLACED> < <COLLECTION_START_DATE> then <CURRENT_COLLECTION_YEAR> -1 <DATE_PLACED> cannot be Null",
    reading: "If <DATE_PLACED> is before the start of the collection, then <DATE_PLACED> of last year must not be blank.",
    fields: &["DATE_PLACED"],
    needs: &[ThisYear(Table::PlacedAdoption), LastYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.last.placed_adoption.iter().all(|row| row.date_placed.is_blank()) {
        let start = child.collection.start;
        found.all(child.placed_adoption.iter().filter(|row| row.date_placed.before(start)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_in_last_year_s_return() {
        flags(
            &RULE,
            "PlacedAdoption CHILD DATE_PLACED
             1 31/03/2025 !
             2 31/03/2025
             3 01/04/2025
             PlacedAdoption_last CHILD DATE_PLACED
             1 .
             2 31/03/2025
             3 .",
        );
    }
}
