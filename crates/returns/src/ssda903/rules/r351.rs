//! 351: nobody in the return is over 25.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "351",
    message: "Child was over 25 at the start of the current collection year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DOB> must not be before the start of the collection minus 25 years.",
    fields: &["DOB"],
    needs: &[ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let over = |header: &&Header| header.dob.birthday(25).before(child.collection.start);
    found.all(child.header.iter().filter(over));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn past_the_twenty_fifth_birthday() {
        flags(
            &RULE,
            "Header CHILD DOB
             1 01/04/1999 !
             2 31/03/2000 !
             3 01/04/2000
             4 02/04/2000
             5 29/02/2000 !
             6 .",
        );
    }
}
