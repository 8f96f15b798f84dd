//! 191: health is given for children looked after throughout the year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "191",
    message: "Child has been looked after continuously for at least 12 months at 31 March but one or more data items relating to children looked after for 12 months have been left blank.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If the child has been looked after continuously for the year, then <IMMUNISATIONS>, <TEETH_CHECK>, <HEALTH_ASSESSMENT> and <SUBSTANCE_MISUSE> should be provided.",
    fields: &["CHILD", "HEALTH_ASSESSMENT", "IMMUNISATIONS", "SUBSTANCE_MISUSE", "TEETH_CHECK"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if !child.was_looked_after_all_year() {
        return;
    }
    let lacking = |row: &Oc2| {
        [row.immunisations, row.teeth_check, row.health_assessment, row.substance_misuse]
            .iter()
            .any(|item| item.is_blank())
    };
    if child.oc2.is_empty() {
        found.all(child.episodes.first());
    } else {
        found.all(child.oc2.iter().filter(|row| lacking(row)));
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
             2 01/04/2024 C2 S
             3 01/04/2024 C2 S !
             4 02/04/2025 C2 S
             OC2 CHILD IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE
             1 1 0 1 0
             2 1 0 1 . !
             4 . . . .",
        );
    }
}
