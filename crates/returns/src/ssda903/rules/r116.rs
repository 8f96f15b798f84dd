//! 116: the date of the decision no longer to place for adoption is a date.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "116",
    message: "Date of Local Authority's (LA) decision that a child should no longer be placed for adoption is not a valid date.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <DATE_PLACED_CEASED> must be a valid date.",
    fields: &["DATE_PLACED_CEASED"],
    needs: &[ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.placed_adoption.iter().filter(|row| row.date_placed_ceased.is_unreadable()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date() {
        flags(
            &RULE,
            "PlacedAdoption DATE_PLACED_CEASED
             01/04/2025
             31/04/2025 !
             ZZ/06/2019 !
             .",
        );
    }
}
