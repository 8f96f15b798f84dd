//! INT03: a child with episodes is in the header.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "INT03",
    message: "Internal Check: Child in Episodes does not exist in Header.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "No rule of the Department’s, but a check of the tool that authorities use. Every <CHILD> in Episodes must be in Header.",
    fields: &["CHILD"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    not_in_header(child, child.episodes, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_in_the_header() {
        flags(
            &RULE,
            "Header CHILD
             1
             Episodes CHILD
             1
             2 !",
        );
    }
}
