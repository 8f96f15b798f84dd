//! 375: a temporary placement in hospital lasts six weeks at most.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "375",
    message: "Hospitalisation coded as a temporary placement exceeds six weeks.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <PLACE> is T1, <DEC> must be no more than 42 days after <DECOM>.",
    fields: &["DECOM", "PLACE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    placed_longer_than(42, "T1", child, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_weeks_and_no_more() {
        flags(
            &RULE,
            "Episodes DECOM DEC PLACE
             01/04/2025 13/05/2025 T1
             01/04/2025 14/05/2025 T1 !
             01/04/2025 14/05/2025 U1
             01/04/2025 . T1",
        );
    }
}
