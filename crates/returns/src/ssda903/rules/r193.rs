//! 193: there is no intervention without a substance misuse problem.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "193",
    message: "Child not identified as having a substance misuse problem but at least one of the two additional items on whether an intervention were offered and received have been completed.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <SUBSTANCE_MISUSE> is 0 or blank, then <INTERVENTION_RECEIVED> and <INTERVENTION_OFFERED> should be blank.",
    fields: &["INTERVENTION_OFFERED", "INTERVENTION_RECEIVED", "SUBSTANCE_MISUSE"],
    needs: &[ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let of_problem = |row: &Oc2| row.substance_misuse.is_given() && row.substance_misuse != "0";
    let given = |row: &Oc2| row.intervention_received.is_given() || row.intervention_offered.is_given();
    found.all(child.oc2.iter().filter(|row| !of_problem(row) && given(row)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_problem() {
        flags(
            &RULE,
            "OC2 SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED
             0 0 . !
             . . 0 !
             1 0 0
             0 . .",
        );
    }
}
