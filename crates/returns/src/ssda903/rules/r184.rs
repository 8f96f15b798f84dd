//! 184: a child is born before it is decided to place the child for adoption.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "184",
    message: "Date of decision that a child should be placed for adoption is before the child was born.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DATE_PLACED> must not be before <DOB>.",
    fields: &["DATE_PLACED", "DOB"],
    needs: &[ThisYear(Table::Header), ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let before_birth = |row: &&PlacedForAdoption| row.date_placed.before(row.dob.or(child.born()));
    found.all(child.placed_adoption.iter().filter(before_birth));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_birth() {
        flags(
            &RULE,
            "Header CHILD DOB
             1 02/05/2025
             2 01/05/2025
             3 02/05/2025
             PlacedAdoption CHILD DATE_PLACED DOB
             1 01/05/2025 . !
             2 01/05/2025 .
             3 01/05/2025 02/05/2025 !",
        );
    }
}
