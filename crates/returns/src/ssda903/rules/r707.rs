//! 707: a deprivation of liberty order ends when the child ceases to be looked after.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "707",
    message: "Child ceased to be looked after but there is a DoLO without an end date.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "An order must end within a period of care; only within one that is still open may <DOLO_END> be blank.",
    fields: &["DOLO_END"],
    needs: &[ThisYear(Table::Dolo), ThisYear(Table::Episodes)],
    years: Years::since(2027),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let periods = child.periods_of_care();
    for order in child.dolo.iter().filter(|order| order.dolo_start.is_day()) {
        if !periods.is_empty() && !ends_in_care(&periods, order.dolo_start, order.dolo_end) {
            found.at(order);
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
             2 01/05/2025 .
             DoLo CHILD DOLO_START DOLO_END
             1 20/05/2025 . !
             1 20/05/2025 02/06/2025 !
             1 20/05/2025 01/06/2025
             2 20/05/2025 .",
        );
    }
}
