//! 181: the answers about health and convictions are 0 or 1.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "181",
    message: "Data items relating to children looked after continuously for 12 months should be completed with a 0 or 1.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <CONVICTED>, <HEALTH_CHECK>, <IMMUNISATIONS>, <TEETH_CHECK>, <HEALTH_ASSESSMENT>, <SUBSTANCE_MISUSE>, <INTERVENTION_RECEIVED> and <INTERVENTION_OFFERED> must be 0 or 1.",
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
    let wrong = |row: &Oc2| row.items().iter().any(|item| item.is_given() && !item.is_in(["0", "1"]));
    found.all(child.oc2.iter().filter(|row| wrong(row)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_answers() {
        flags(
            &RULE,
            "OC2 CONVICTED TEETH_CHECK
             0 1
             2 1 !
             . Y !
             . .",
        );
    }
}
