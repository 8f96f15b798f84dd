//! INT33: a child is in OC2 once.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "INT33",
    message: "Internal Check: Child should only exist once in OC2.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "No rule of the Department’s, but a check of the tool that authorities use. Every <CHILD> must be in OC2 once only.",
    fields: &["CHILD"],
    needs: &[ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    more_than_once(child.oc2, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice() {
        flags(
            &RULE,
            "OC2 CHILD
             1 !
             2
             1 !",
        );
    }
}
