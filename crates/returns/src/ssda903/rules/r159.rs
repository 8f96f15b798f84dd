//! 159: who received no intervention was offered one or not.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "159",
    message: "If a child has been recorded as not receiving an intervention for their substance misuse problem, then the additional item on whether an intervention was offered should be completed as well.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <SUBSTANCE_MISUSE> is 1 and <INTERVENTION_RECEIVED> is 0, then <INTERVENTION_OFFERED> should be provided.",
    fields: &["INTERVENTION_OFFERED", "INTERVENTION_RECEIVED", "SUBSTANCE_MISUSE"],
    needs: &[ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for row in child.oc2.iter().filter(|row| row.substance_misuse == "1") {
        if row.intervention_received == "0" && row.intervention_offered.is_blank() {
            found.at(row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offered_or_not() {
        flags(
            &RULE,
            "OC2 SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED
             1 0 . !
             1 0 0
             1 1 .
             0 0 .",
        );
    }
}
