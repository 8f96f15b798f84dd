//! 545: a child under 5 has health surveillance checks.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "545",
    message: "Child is aged under 5 at 31 March and has been looked after continuously for 12 months yet health promotion information has not been completed.",
    earlier: &[],
    level: Level::Error,
    text: "If <DOB> < 5 years prior to <COLLECTION_END_DATE> and <CONTINUOUSLY_LOOKED_AFTER> = 'Y' then <HEALTH_CHECK> should be provided.",
    reading: "If the child is under 5 at the end of the collection and has been looked after continuously, then <HEALTH_CHECK> should be provided.",
    fields: &["DOB", "HEALTH_CHECK"],
    needs: &[ThisYear(Table::Oc2), ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.was_looked_after_all_year() {
        let young = |row: &&Oc2| row.dob.birthday(5).after(child.collection.end);
        found.all(child.oc2.iter().filter(young).filter(|row| row.health_check.is_blank()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fifth_birthday() {
        flags(
            &RULE,
            "Episodes CHILD DECOM LS RNE
             1 01/04/2024 C2 S
             2 01/04/2024 C2 S
             3 02/04/2025 C2 S
             OC2 CHILD DOB HEALTH_CHECK
             1 01/04/2021 . !
             1 01/04/2021 0
             2 31/03/2021 .
             3 01/04/2021 .",
        );
    }
}
