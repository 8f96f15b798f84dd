//! 543: who is 10 or over has an answer about convictions.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "543",
    message: "Child is aged 10 or over at 31 March and has been looked after continuously for 12 months yet conviction information has not been completed.",
    earlier: &[],
    level: Level::Error,
    text: "If <DOB> >= 10 years prior to <COLLECTION_END_DATE> and <CONTINUOUSLY_LOOKED_AFTER> = 'Y' then <CONVICTED> should be provided",
    reading: "If the child is 10 or over at the end of the collection and has been looked after continuously, then <CONVICTED> should be provided.",
    fields: &["CONVICTED", "DOB"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.was_looked_after_all_year() {
        let aged = |row: &&Oc2| row.dob.birthday(10).on_or_before(child.collection.end);
        found.all(child.oc2.iter().filter(aged).filter(|row| row.convicted.is_blank()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tenth_birthday() {
        flags(
            &RULE,
            "Episodes CHILD DECOM LS
             1 01/04/2024 C2
             2 01/04/2024 C2
             3 01/04/2024 C2
             OC2 CHILD DOB CONVICTED
             1 31/03/2016 . !
             2 01/04/2016 .
             3 31/03/2016 0
             4 31/03/2010 .",
        );
    }
}
