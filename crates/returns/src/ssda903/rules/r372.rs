//! 372: a child in youth custody or prison is at least 10.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "372",
    message: "Child in youth custody or prison should be at least 10.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <DEC> is provided and <PLACE> is R5, <DECOM> must be on or after the child's 10th birthday.",
    fields: &["DECOM", "PLACE"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    placed_younger_than(10, "R5", child, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tenth_birthday() {
        flags(
            &RULE,
            "Header DOB
             01/05/2015
             Episodes DECOM PLACE DEC
             30/04/2025 R5 31/12/2025 !
             01/05/2025 R5 31/12/2025
             30/04/2025 U1 31/12/2025",
        );
    }
}
