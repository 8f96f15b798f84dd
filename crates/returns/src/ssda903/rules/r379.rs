//! 379: a temporary placement for another reason lasts seven days at most.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "379",
    message: "Temporary placements for unspecified reason (placement code T4) cannot exceed seven days.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <PLACE> is T4, <DEC> must be no more than 7 days after <DECOM>.",
    fields: &["DECOM", "PLACE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    placed_longer_than(7, "T4", child, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_days_and_no_more() {
        flags(
            &RULE,
            "Episodes DECOM DEC PLACE
             01/04/2025 08/04/2025 T4
             01/04/2025 09/04/2025 T4 !
             01/04/2025 09/04/2025 U1",
        );
    }
}
