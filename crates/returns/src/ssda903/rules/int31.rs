//! INT31: a child is in AD1 once.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "INT31",
    message: "Internal Check: Child should only exist once in AD1.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "No rule of the Department’s, but a check of the tool that authorities use. Every <CHILD> must be in AD1 once only.",
    fields: &["CHILD"],
    needs: &[ThisYear(Table::Ad1)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    more_than_once(child.ad1, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice() {
        flags(
            &RULE,
            "AD1 CHILD
             1 !
             2
             1 !",
        );
    }
}
