//! 391: a care leaver is 17 or over.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "391",
    message: "Young person was not 17, 18, 19, 20 or 21 during the current collection year.",
    earlier: &[],
    level: Level::Error,
    text: "If <DOB> < 17 years prior to <COLLECTION_END_DATE> then <IN_TOUCH>, <ACTIV> and <ACCOM> should not be provided",
    reading: "If the young person is under 17 at the end of the collection, then <IN_TOUCH>, <ACTIV> and <ACCOM> should not be provided.",
    fields: &["ACCOM", "ACTIV", "DOB", "IN_TOUCH"],
    needs: &[ThisYear(Table::Oc3)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let young = |row: &&Oc3| row.dob.birthday(17).after(child.collection.end);
    found.all(child.oc3.iter().filter(young).filter(|row| row.is_answered()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seventeenth_birthday() {
        flags(
            &RULE,
            "OC3 DOB IN_TOUCH
             01/04/2009 YES !
             31/03/2009 YES
             01/04/2009 .",
        );
    }
}
