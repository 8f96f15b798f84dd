//! 231: an unaccompanied asylum-seeking child is 11 or over.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "231",
    message: "We expect that unaccompanied asylum seeking children are generally older young people. Please check the date of birth is correct. If the date of birth is correct then please provide details in a bypass request.",
    earlier: &[],
    level: Level::Error,
    text: "If <UASC_STATUS> = 1 then <DOB> should be > 11 years prior to <COLLECTION_END_DATE>",
    reading: "If <UASC> is 1, then the child should be 11 or over at the end of the collection.",
    fields: &["DOB", "UASC"],
    needs: &[ThisYear(Table::Header), ThisYear(Table::Uasc)],
    years: Years::since(2025),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let young = |header: &&Header| header.dob.birthday(11).after(child.collection.end);
    found.all(child.header.iter().filter(young).filter(|header| header.uasc == "1"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eleventh_birthday() {
        flags(
            &RULE,
            "Header CHILD DOB UASC
             1 01/04/2015 1 !
             2 31/03/2015 1
             3 01/04/2015 0",
        );
    }
}
