//! 119: a decision no longer to place for adoption has a date and a reason, or neither.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "119",
    message: "If the decision is made that a child should no longer be placed for adoption, then the date of this decision and the reason why this decision was made must be completed.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DATE_PLACED_CEASED> and <REASON_PLACED_CEASED> must both be provided or both be blank.",
    fields: &["DATE_PLACED_CEASED", "REASON_PLACED_CEASED"],
    needs: &[ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let half =
        |row: &&PlacedForAdoption| row.date_placed_ceased.is_given() != row.reason_placed_ceased.is_given();
    found.all(child.placed_adoption.iter().filter(half));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_without_the_other() {
        flags(
            &RULE,
            "PlacedAdoption DATE_PLACED_CEASED REASON_PLACED_CEASED
             01/05/2025 RD1
             01/05/2025 . !
             . RD1 !
             . .",
        );
    }
}
