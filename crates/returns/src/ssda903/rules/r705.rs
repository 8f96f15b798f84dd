//! 705: a deprivation of liberty order follows one that has ended.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "705",
    message: "A DoLO cannot start when the previous DoLO is still open.",
    earlier: &[],
    level: Level::Error,
    text: "If provided <DOLO_START> from current DoLO occurrence must be >= previous DoLO occurrence <DOLO_START> and previous DoLO occurrence <DOLO_END> cannot be Null",
    reading: "In the order of the file, <DOLO_START> must not be before the previous <DOLO_START>, and the previous <DOLO_END> must not be blank.",
    fields: &["DOLO_END", "DOLO_START"],
    needs: &[ThisYear(Table::Dolo)],
    years: Years::since(2027),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let mut orders: Vec<&Dolo> = child.dolo.iter().collect();
    orders.sort_by_key(|order| order.at());
    for (before, order) in consecutive(&orders) {
        if !before.dolo_end.is_day() || order.dolo_start.before(before.dolo_start) {
            found.at(*order).with(*before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn still_in_force() {
        flags(
            &RULE,
            "DoLo CHILD DOLO_START DOLO_END
             1 01/05/2025 01/06/2025
             1 01/06/2025 .
             1 01/07/2025 01/08/2025 !
             2 01/05/2025 01/06/2025
             2 31/05/2025 01/07/2025
             3 01/05/2025 01/06/2025
             3 01/05/2025 01/07/2025
             4 01/05/2025 01/06/2025
             4 30/04/2025 01/06/2025 !",
        );
    }
}
