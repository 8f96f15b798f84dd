//! 628: a care leaver who was not looked after in the year has no mother status.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "628",
    message: "Motherhood details are not required for care leavers who have not been looked after during the year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <IN_TOUCH>, <ACTIV> or <ACCOM> is provided and the child has no episode this year, <MOTHER> should not be provided.",
    fields: &["MOTHER"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header), ThisYear(Table::Oc3)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.episodes.is_empty() && child.oc3.iter().any(Oc3::is_answered) {
        found.all(child.header.iter().filter(|header| header.mother.is_given()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_episode() {
        flags(
            &RULE,
            "Header CHILD MOTHER
             1 1 !
             2 1
             3 .
             4 1
             Episodes CHILD
             2
             OC3 CHILD IN_TOUCH
             1 YES
             2 YES
             3 YES
             4 .",
        );
    }
}
