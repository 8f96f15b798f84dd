//! 373: a child placed in a school is at least 4.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "373",
    message: "Child placed in a school should be at least 4 years old.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <DEC> is provided and <PLACE> is S1, <DECOM> must be on or after the child's 4th birthday.",
    fields: &["DECOM", "PLACE"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    placed_younger_than(4, "S1", child, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fourth_birthday() {
        flags(
            &RULE,
            "Header DOB
             01/05/2021
             Episodes DECOM PLACE DEC
             30/04/2025 S1 31/12/2025 !
             01/05/2025 S1 31/12/2025
             30/04/2025 U1 31/12/2025",
        );
    }
}
