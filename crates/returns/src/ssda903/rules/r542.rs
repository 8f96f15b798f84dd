//! 542: a child under 10 has no answer about convictions.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "542",
    message: "A child aged under 10 at 31 March should not have conviction information completed.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If the child is under 10 at the end of the collection, then <CONVICTED> should not be provided.",
    fields: &["CONVICTED"],
    needs: &[ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let young = |row: &&Oc2| row.dob.birthday(10).after(child.collection.end);
    found.all(child.oc2.iter().filter(young).filter(|row| row.convicted.is_given()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tenth_birthday() {
        flags(
            &RULE,
            "OC2 DOB CONVICTED
             01/04/2016 0 !
             31/03/2016 0
             01/04/2016 .",
        );
    }
}
