//! 158: who received an intervention was not merely offered one.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "158",
    message: "If a child has been recorded as receiving an intervention for their substance misuse problem, then the additional item on whether an intervention was offered should be left blank.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <INTERVENTION_RECEIVED> is 1, then <INTERVENTION_OFFERED> should be blank.",
    fields: &["INTERVENTION_OFFERED", "INTERVENTION_RECEIVED"],
    needs: &[ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let both = |row: &&Oc2| row.intervention_received == "1" && row.intervention_offered.is_given();
    found.all(child.oc2.iter().filter(both));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn received_and_offered() {
        flags(
            &RULE,
            "OC2 INTERVENTION_RECEIVED INTERVENTION_OFFERED
             1 1 !
             1 0 !
             1 .
             0 1",
        );
    }
}
