//! 192: a substance misuse problem has an answer about an intervention.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "192",
    message: "Child has been identified as having a substance misuse problem but the additional item on whether an intervention was received has been left blank.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <SUBSTANCE_MISUSE> is 1, then <INTERVENTION_RECEIVED> must be provided.",
    fields: &["INTERVENTION_RECEIVED", "SUBSTANCE_MISUSE"],
    needs: &[ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let blank = |row: &&Oc2| row.substance_misuse == "1" && row.intervention_received.is_blank();
    found.all(child.oc2.iter().filter(blank));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn received_or_not() {
        flags(
            &RULE,
            "OC2 SUBSTANCE_MISUSE INTERVENTION_RECEIVED
             1 . !
             1 0
             0 .",
        );
    }
}
