//! INT36: a child is in UASC once.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "INT36",
    message: "Internal Check: Child should only exist once in UASC.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "No rule of the Department’s, but a check of the tool that authorities use. Every <CHILD> must be in UASC once only.",
    fields: &["CHILD"],
    needs: &[ThisYear(Table::Uasc)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    more_than_once(child.uasc, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice() {
        flags(
            &RULE,
            "UASC CHILD
             1 !
             2
             1 !",
        );
    }
}
