//! 546: who is 5 or over has no health surveillance checks.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "546",
    message: "Children aged 5 or over at 31 March should not have health promotion information completed.",
    earlier: &[],
    level: Level::Error,
    text: "If <DOB> >= 5 years prior to <COLLECTION_END_DATE> and <CONTINUOUSLY_LOOKED_AFTER> = 'Y' then <HEALTH_CHECK> should not be provided",
    reading: "If the child is 5 or over at the end of the collection and has been looked after continuously, then <HEALTH_CHECK> should not be provided.",
    fields: &["DOB", "HEALTH_CHECK"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.was_looked_after_all_year() {
        let aged = |row: &&Oc2| row.dob.birthday(5).on_or_before(child.collection.end);
        found.all(child.oc2.iter().filter(aged).filter(|row| row.health_check.is_given()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fifth_birthday() {
        flags(
            &RULE,
            "Episodes CHILD DECOM LS
             1 01/04/2024 C2
             2 01/04/2024 C2
             3 01/04/2024 C2
             OC2 CHILD DOB HEALTH_CHECK
             1 31/03/2021 1 !
             2 01/04/2021 1
             3 31/03/2021 .
             4 31/03/2010 1",
        );
    }
}
