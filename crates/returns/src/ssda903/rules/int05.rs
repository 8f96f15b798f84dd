//! INT05: a child in OC2 is in the header.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "INT05",
    message: "Internal Check: Child in OC2 does not exist in Header.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "No rule of the Department’s, but a check of the tool that authorities use. Every <CHILD> in OC2 must be in Header.",
    fields: &["CHILD"],
    needs: &[ThisYear(Table::Header), ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    not_in_header(child, child.oc2, found);
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
             OC2 CHILD
             1
             2 !",
        );
    }
}
