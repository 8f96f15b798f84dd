//! INT35: a child is in `PrevPerm` once.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "INT35",
    message: "Internal Check: Child should only exist once in PrevPerm.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "No rule of the Department’s, but a check of the tool that authorities use. Every <CHILD> must be in PrevPerm once only.",
    fields: &["CHILD"],
    needs: &[ThisYear(Table::PrevPerm)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    more_than_once(child.prev_perm, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice() {
        flags(
            &RULE,
            "PrevPerm CHILD
             1 !
             2
             1 !",
        );
    }
}
