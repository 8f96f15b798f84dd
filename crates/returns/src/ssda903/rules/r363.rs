//! 363: a child assessment order lasts 7 days at most.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "363",
    message: "Child assessment order (CAO) lasted longer than 7 days allowed in the Children Act 1989.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <LS> = L3, <DEC> (the collection's end while the episode is open) must be no more than 7 days after <DECOM>. Episodes under the order that follow one another without a gap count as one.",
    fields: &["DEC", "DECOM", "LS"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    orders_longer_than(7, "L3", child, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_days_and_no_more() {
        flags(
            &RULE,
            "Episodes DECOM DEC LS
             01/04/2025 08/04/2025 L3
             01/05/2025 09/05/2025 L3 !
             01/06/2025 09/07/2025 C2",
        );
    }

    #[test]
    fn an_open_order_runs_to_the_end_of_the_collection() {
        flags(
            &RULE,
            "Episodes CHILD DECOM DEC LS
             1 24/03/2026 . L3
             2 23/03/2026 . L3 !
             3 . . L3",
        );
    }

    #[test]
    fn episodes_without_a_gap_are_one_order() {
        flags(
            &RULE,
            "Episodes DECOM DEC LS
             01/04/2025 05/04/2025 L3 !
             05/04/2025 09/04/2025 L3 !
             10/04/2025 15/04/2025 L3",
        );
    }
}
