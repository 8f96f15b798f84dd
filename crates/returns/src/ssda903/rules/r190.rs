//! 190: health and convictions are given only for children looked after throughout the year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "190",
    message: "Child has not been looked after continuously for at least 12 months at 31 March but one or more data items relating to children looked after for 12 months have been completed.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If the child has not been looked after continuously for the year, then none of <CONVICTED>, <HEALTH_CHECK>, <IMMUNISATIONS>, <TEETH_CHECK>, <HEALTH_ASSESSMENT>, <SUBSTANCE_MISUSE>, <INTERVENTION_RECEIVED> and <INTERVENTION_OFFERED> should be provided.",
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
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if !child.was_looked_after_all_year() {
        found.all(child.oc2.iter().filter(|row| row.items().iter().any(|item| item.is_given())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_throughout() {
        flags(
            &RULE,
            "Episodes CHILD DECOM LS RNE
             1 01/04/2025 C2 S
             2 02/04/2025 C2 S
             OC2 CHILD CONVICTED INTERVENTION_OFFERED
             1 0 .
             2 0 . !
             3 . 1 !
             4 . .",
        );
    }
}
