//! INT32: a child is in Header once.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "INT32",
    message: "Internal Check: Child should only exist once in Header.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "No rule of the Department’s, but a check of the tool that authorities use. Every <CHILD> must be in Header once only.",
    fields: &["CHILD"],
    needs: &[ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    more_than_once(child.header, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice() {
        flags(
            &RULE,
            "Header CHILD
             1 !
             2
             1 !",
        );
    }
}
