//! INT07: a child in `PrevPerm` is in the header.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "INT07",
    message: "Internal Check: Child in PrevPerm does not exist in Header.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "No rule of the Department’s, but a check of the tool that authorities use. Every <CHILD> in PrevPerm must be in Header.",
    fields: &["CHILD"],
    needs: &[ThisYear(Table::Header), ThisYear(Table::PrevPerm)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    not_in_header(child, child.prev_perm, found);
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
             PrevPerm CHILD
             1
             2 !",
        );
    }
}
