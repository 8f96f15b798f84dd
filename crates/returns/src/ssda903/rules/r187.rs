//! 187: who is looked after throughout the year is neither adopted nor a care leaver.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "187",
    message: "Child cannot be looked after continuously for 12 months at 31 March (OC2) and have any of adoption or care leavers returns completed.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If the child has been looked after continuously for the year, then nothing of AD1 or OC3 should be provided.",
    fields: &[
        "ACCOM",
        "ACTIV",
        "DATE_INT",
        "DATE_MATCH",
        "FOSTER_CARE",
        "IN_TOUCH",
        "LS_ADOPTR",
        "NB_ADOPTR",
        "SEX_ADOPTR",
    ],
    needs: &[ThisYear(Table::Ad1), ThisYear(Table::Episodes), ThisYear(Table::Oc3)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.was_looked_after_all_year() {
        found.all(child.ad1.iter().filter(|row| row.is_answered()));
        found.all(child.oc3.iter().filter(|row| row.is_answered()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn throughout_the_year() {
        flags(
            &RULE,
            "Episodes CHILD DECOM LS RNE
             1 01/04/2024 C2 S
             2 02/04/2025 C2 S
             AD1 CHILD DATE_INT
             1 01/05/2025 !
             2 01/05/2025
             OC3 CHILD IN_TOUCH
             1 YES !
             2 YES",
        );
    }
}
