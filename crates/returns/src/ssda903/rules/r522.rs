//! 522: a decision to place for adoption comes before its end.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "522",
    message: "Date of decision that the child should be placed for adoption must be on or before the date that a child should no longer be placed for adoption.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DATE_PLACED> must be on or before <DATE_PLACED_CEASED>.",
    fields: &["DATE_PLACED", "DATE_PLACED_CEASED"],
    needs: &[ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.placed_adoption.iter().filter(|row| row.date_placed.after(row.date_placed_ceased)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wrong_way_round() {
        flags(
            &RULE,
            "PlacedAdoption DATE_PLACED DATE_PLACED_CEASED
             02/05/2025 01/05/2025 !
             01/05/2025 01/05/2025
             01/05/2025 .",
        );
    }
}
