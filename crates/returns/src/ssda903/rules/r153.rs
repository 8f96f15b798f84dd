//! 153: a care leaver is described in full or not at all.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "153",
    message: "All data items relating to a child's activity or accommodation after leaving care must be coded or left blank.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<IN_TOUCH>, <ACTIV> and <ACCOM> must all be provided or all be blank.",
    fields: &["ACCOM", "ACTIV", "IN_TOUCH"],
    needs: &[ThisYear(Table::Oc3)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let complete = |row: &Oc3| row.in_touch.is_given() && row.activ.is_given() && row.accom.is_given();
    found.all(child.oc3.iter().filter(|row| row.is_answered() && !complete(row)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_without_the_others() {
        flags(
            &RULE,
            "OC3 IN_TOUCH ACTIV ACCOM
             YES F2 B1
             YES F2 . !
             . . B1 !
             . . .",
        );
    }
}
