//! 586: a child is missing after birth.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "586",
    message: "Dates of missing periods are before child’s date of birth.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<MIS_START> must be after <DOB>.",
    fields: &["MIS_START"],
    needs: &[ThisYear(Table::Missing)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.missing.iter().filter(|row| row.mis_start.on_or_before(row.dob)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_birth() {
        flags(
            &RULE,
            "Missing DOB MIS_START
             01/05/2025 01/05/2025 !
             30/04/2025 01/05/2025
             01/05/2025 .",
        );
    }
}
