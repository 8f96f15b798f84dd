//! 620: a mother is 11 or over.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "620",
    message: "Child has been recorded as a mother, but date of birth shows that the mother is under 11 years of age.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <MOTHER> is 1, the child must have been 11 or over at the start of the collection.",
    fields: &["DOB", "MOTHER"],
    needs: &[ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let young = |header: &&Header| header.dob.birthday(11).after(child.collection.start);
    found.all(child.header.iter().filter(young).filter(|header| header.mother == "1"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eleventh_birthday() {
        flags(
            &RULE,
            "Header CHILD DOB MOTHER
             1 02/04/2014 1 !
             2 01/04/2014 1
             3 02/04/2014 0",
        );
    }
}
