//! 370: a child in independent living is at least 16.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "370",
    message: "Child in independent living should be at least 16.",
    earlier: &[(Year(2023), "Child in independent living should be at least 15.")],
    level: Level::Error,
    text: "",
    reading: "Where <DEC> is provided and <PLACE> is P2, <DECOM> must be on or after the child's 16th birthday (until 2022-23, the 15th).",
    fields: &["DECOM", "PLACE"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::until(2024),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let age = if child.collection.year == Year(2023) { 15 } else { 16 };
    placed_younger_than(age, "P2", child, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_since_2023_24() {
        flags(
            &RULE,
            "Year 2024
             Header DOB
             01/05/2007
             Episodes DECOM PLACE DEC
             30/04/2023 P2 31/12/2025 !
             01/05/2023 P2 31/12/2025
             30/04/2023 U1 31/12/2025",
        );
    }

    #[test]
    fn fifteen_before() {
        flags(
            &RULE,
            "Year 2023
             Header DOB
             01/05/2007
             Episodes DECOM PLACE DEC
             30/04/2022 P2 31/12/2025 !
             01/05/2022 P2 31/12/2025",
        );
    }
}
