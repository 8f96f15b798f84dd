//! 362: an emergency protection order lasts 21 days at most.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "362",
    message: "Emergency protection order (EPO) lasted longer than 21 days",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <LS> = L2, <DEC> (the collection's end while the episode is open) must be no more than 21 days after <DECOM>. Episodes under the order that follow one another without a gap count as one.",
    fields: &["DEC", "DECOM", "LS"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    orders_longer_than(21, "L2", child, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_weeks_and_no_more() {
        flags(
            &RULE,
            "Episodes DECOM DEC LS
             01/04/2025 22/04/2025 L2
             01/05/2025 23/05/2025 L2 !
             01/06/2025 23/06/2025 C2",
        );
    }
}
