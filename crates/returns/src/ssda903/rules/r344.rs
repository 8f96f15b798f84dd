//! 344: who died or returned home has neither activity nor accommodation.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "344",
    message: "The record shows the young person has died or returned home to live with parent(s) or someone with parental responsibility for a continuous period of 6 months or more, but activity and/or accommodation on leaving care have been completed.",
    earlier: &[],
    level: Level::Error,
    text: "If <IN_TOUCH> = 'DIED' or 'RHOM' then <ACTIV> and <ACCOM> should not be provided (0 for this)",
    reading: "If <IN_TOUCH> is DIED or RHOM, then <ACTIV> and <ACCOM> should not be provided, or be 0.",
    fields: &["ACCOM", "ACTIV", "IN_TOUCH"],
    needs: &[ThisYear(Table::Oc3)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let given = |item: Code| item.is_given() && item != "0";
    for row in child.oc3.iter().filter(|row| row.in_touch.is_in(["DIED", "RHOM"])) {
        if given(row.activ) || given(row.accom) {
            found.at(row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn died_and_returned() {
        flags(
            &RULE,
            "OC3 IN_TOUCH ACTIV ACCOM
             DIED 0 0
             DIED F2 0 !
             RHOM 0 B1 !
             RHOM . .
             YES F2 B1",
        );
    }
}
