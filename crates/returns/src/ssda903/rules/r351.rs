//! 351: nobody in the return is over 25.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "351",
    message: "Child was over 25 at the start of the current collection year.",
    earlier: &[],
    level: Level::Error,
    text: "The child must not have reached the age of 26 by the start of the collection.",
    fields: &["DOB"],
    needs: &[ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let over = |header: &&Header| header.dob.birthday(26).on_or_before(child.collection.start);
    found.all(child.header.iter().filter(over));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_six() {
        flags(
            &RULE,
            "Header CHILD DOB
             1 01/04/1999 !
             2 02/04/1999",
        );
    }
}
