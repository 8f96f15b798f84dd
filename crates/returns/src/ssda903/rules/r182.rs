//! 182: the answers about health stand together.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "182",
    message: "Data entries on immunisations, teeth checks, health assessments and substance misuse problem identified should be completed or all OC2 fields should be left blank.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If any of <CONVICTED>, <HEALTH_CHECK>, <INTERVENTION_RECEIVED> and <INTERVENTION_OFFERED> is provided, then all of <IMMUNISATIONS>, <TEETH_CHECK>, <HEALTH_ASSESSMENT> and <SUBSTANCE_MISUSE> must be.",
    fields: &[
        "CONVICTED",
        "HEALTH_ASSESSMENT",
        "HEALTH_CHECK",
        "IMMUNISATIONS",
        "INTERVENTION_OFFERED",
        "INTERVENTION_RECEIVED",
        "SUBSTANCE_MISUSE",
        "TEETH_CHECK",
    ],
    needs: &[ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let others = |row: &Oc2| {
        [row.convicted, row.health_check, row.intervention_received, row.intervention_offered]
            .iter()
            .any(|item| item.is_given())
    };
    found.all(child.oc2.iter().filter(|row| others(row) && !row.has_health()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_without_the_others() {
        flags(
            &RULE,
            "OC2 CONVICTED IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE
             . . . . .
             0 . . . . !
             0 1 1 1 . !
             . 1 1 1 .
             0 1 1 1 0",
        );
    }
}
