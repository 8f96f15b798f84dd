//! INT04: a child in Missing is in the header.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "INT04",
    message: "Internal Check: Child in Missing does not exist in Header.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "No rule of the Department’s, but a check of the tool that authorities use. Every <CHILD> in Missing must be in Header.",
    fields: &["CHILD"],
    needs: &[ThisYear(Table::Header), ThisYear(Table::Missing)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    not_in_header(child, child.missing, found);
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
             Missing CHILD
             1
             2 !",
        );
    }
}
