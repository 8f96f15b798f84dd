//! 374: a child in residential employment is at least 14.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "374",
    message: "Child in residential employment should be at least 14 years old.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <DEC> is provided and <PLACE> is P3, <DECOM> must be on or after the child's 14th birthday.",
    fields: &["DECOM", "PLACE"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    placed_younger_than(14, "P3", child, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fourteenth_birthday() {
        flags(
            &RULE,
            "Header DOB
             01/05/2011
             Episodes DECOM PLACE DEC
             30/04/2025 P3 31/12/2025 !
             01/05/2025 P3 31/12/2025
             30/04/2025 U1 31/12/2025",
        );
    }
}
