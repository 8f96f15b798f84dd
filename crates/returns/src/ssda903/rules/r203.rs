//! 203: the date of birth is that of last year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "203",
    message: "Date of birth disagrees with the date of birth already recorded for this child.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DOB> must be the same as last year.",
    fields: &["DOB"],
    needs: &[ThisYear(Table::Header), LastYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    differs_in_header(child, |then, now| then.dob != now.dob, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_birthday() {
        flags(
            &RULE,
            "Header CHILD DOB
             1 01/05/2015
             2 02/05/2015 !
             3 01/05/2015
             Header_last CHILD DOB
             1 01/05/2015
             2 01/05/2015",
        );
    }
}
