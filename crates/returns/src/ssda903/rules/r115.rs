//! 115: the date of the decision to place for adoption is a date.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "115",
    message: "Date of Local Authority's (LA) decision that a child should be placed for adoption is not a valid date.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <DATE_PLACED> must be a valid date.",
    fields: &["DATE_PLACED"],
    needs: &[ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.placed_adoption.iter().filter(|row| row.date_placed.is_unreadable()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date() {
        flags(
            &RULE,
            "PlacedAdoption DATE_PLACED
             01/04/2025
             31/04/2025 !
             ZZ/06/2019 !
             .",
        );
    }
}
