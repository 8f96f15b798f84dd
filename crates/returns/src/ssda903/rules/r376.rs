//! 376: a temporary placement for the carers' holiday lasts three weeks at most.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "376",
    message: "Temporary placements coded as being due to holiday of usual foster carer(s) cannot exceed three weeks.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <PLACE> is T3, <DEC> must be no more than 21 days after <DECOM>.",
    fields: &["DECOM", "PLACE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    placed_longer_than(21, "T3", child, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_weeks_and_no_more() {
        flags(
            &RULE,
            "Episodes DECOM DEC PLACE
             01/04/2025 22/04/2025 T3
             01/04/2025 23/04/2025 T3 !
             01/04/2025 23/04/2025 U1
             01/04/2025 . T3",
        );
    }
}
