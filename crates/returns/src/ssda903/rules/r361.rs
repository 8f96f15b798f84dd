//! 361: police protection lasts 72 hours at most.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "361",
    message: "Police protection legal status lasted longer than maximum 72 hours allowed in the Children Act 1989.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <LS> = L1, <DEC> (the collection's end while the episode is open) must be no more than 3 days after <DECOM>. Episodes under it that follow one another without a gap count as one.",
    fields: &["DEC", "DECOM", "LS"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    orders_longer_than(3, "L1", child, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_days_and_no_more() {
        flags(
            &RULE,
            "Episodes DECOM DEC LS
             01/04/2025 04/04/2025 L1
             01/05/2025 05/05/2025 L1 !
             01/06/2025 05/06/2025 C2",
        );
    }
}
