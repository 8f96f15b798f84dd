//! 333: the decision for adoption comes before the match.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "333",
    message: "Date should be placed for adoption must be on or prior to the date of matching child with adopter(s).",
    earlier: &[],
    level: Level::Error,
    text: "If <DATE_MATCH> provided, then <DATE_INT> must also be provided and be <= <DATE_MATCH>",
    reading: "If <DATE_MATCH> is provided, then <DATE_INT> must be too, and must be on or before <DATE_MATCH>.",
    fields: &["DATE_INT"],
    needs: &[ThisYear(Table::Ad1)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |row: &&Adoption| row.date_match.is_day() && !row.date_int.on_or_before(row.date_match);
    found.all(child.ad1.iter().filter(wrong));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wrong_way_round() {
        flags(
            &RULE,
            "AD1 DATE_INT DATE_MATCH
             01/05/2025 01/05/2025
             02/05/2025 01/05/2025 !
             . 01/05/2025 !
             01/05/2025 .",
        );
    }
}
