//! 215: a care leaver has no answers about health and convictions.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "215",
    message: "Child has care leaver information but one or more data items relating to children looked after for 12 months have been completed.",
    earlier: &[],
    level: Level::Error,
    text: "If any of <IN_TOUCH>, <ACTIV> or <ACCOM> have been provided then <CONVICTED>; <HEALTH_CHECK>; <IMMUNISATIONS>; <TEETH_CHECK>; <HEALTH_ASSESSMENT>; <SUBSTANCE_MISUSE>; <INTERVENTION_RECEIVED>; <INTERVENTION_OFFERED>; should not be provided",
    reading: "If any of <IN_TOUCH>, <ACTIV> and <ACCOM> is provided, then none of <CONVICTED>, <HEALTH_CHECK>, <IMMUNISATIONS>, <TEETH_CHECK>, <HEALTH_ASSESSMENT>, <SUBSTANCE_MISUSE>, <INTERVENTION_RECEIVED> and <INTERVENTION_OFFERED> should be.",
    fields: &[
        "ACCOM",
        "ACTIV",
        "CONVICTED",
        "HEALTH_ASSESSMENT",
        "HEALTH_CHECK",
        "IMMUNISATIONS",
        "INTERVENTION_OFFERED",
        "INTERVENTION_RECEIVED",
        "IN_TOUCH",
        "SUBSTANCE_MISUSE",
        "TEETH_CHECK",
    ],
    needs: &[ThisYear(Table::Oc2), ThisYear(Table::Oc3)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let leaver = || child.oc3.iter().filter(|row| row.is_answered());
    let answered = || child.oc2.iter().filter(|row| row.items().iter().any(|item| item.is_given()));
    if leaver().next().is_some() && answered().next().is_some() {
        found.all(leaver());
        found.all(answered());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both() {
        flags(
            &RULE,
            "OC3 CHILD IN_TOUCH
             1 YES !
             2 .
             3 YES
             OC2 CHILD CONVICTED
             1 0 !
             2 0
             3 .",
        );
    }
}
