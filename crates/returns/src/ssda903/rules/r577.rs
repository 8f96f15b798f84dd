//! 577: a time missing ends when the child ceases to be looked after.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "577",
    message: "Child ceased to be looked after but there is a missing/away from placement without authorisation period without an end date.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "A time missing must end within a period of care; only within one that is still open may <MIS_END> be blank.",
    fields: &["MIS_END"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Missing)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let periods = child.periods_of_care();
    for period in child.missing.iter().filter(|period| period.mis_start.is_day()) {
        if !periods.is_empty() && !ends_in_care(&periods, period.mis_start, period.mis_end) {
            found.at(period);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_longer_looked_after() {
        flags(
            &RULE,
            "Episodes CHILD DECOM DEC
             1 01/05/2025 01/06/2025
             1 01/06/2025 01/07/2025
             2 01/05/2025 .
             Missing CHILD MIS_START MIS_END
             1 20/05/2025 . !
             1 20/05/2025 02/07/2025 !
             1 20/05/2025 01/07/2025
             2 20/05/2025 .
             3 20/05/2025 .",
        );
    }
}
