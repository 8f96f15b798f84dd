//! 205D: a child who is an unaccompanied asylum seeker was one last year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "205D",
    message: "Child identified as UASC this year but not identified as UASC status provided for the child last year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <UASC> is 1 this year and the child was in last year's return, <UASC> must have been 1 last year.",
    fields: &["CHILD", "UASC"],
    needs: &[ThisYear(Table::Uasc), LastYear(Table::Uasc), ThisYear(Table::Header), LastYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.sought_asylum_last_year() == Some(false) {
        found.all(child.header.iter().filter(|header| header.uasc == "1"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn since_this_year() {
        flags(
            &RULE,
            "Header CHILD UASC
             1 1 !
             2 1
             3 1
             4 0
             Header_last CHILD UASC
             1 0
             2 1
             4 0
             UASC CHILD
             1
             2
             3
             UASC_last CHILD
             2",
        );
    }
}
