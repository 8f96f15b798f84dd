//! INT06: a child in OC3 is in the header.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "INT06",
    message: "Internal Check: Child in OC3 does not exist in Header.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "No rule of the Department’s, but a check of the tool that authorities use. Every <CHILD> in OC3 must be in Header.",
    fields: &["CHILD"],
    needs: &[ThisYear(Table::Header), ThisYear(Table::Oc3)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    not_in_header(child, child.oc3, found);
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
             OC3 CHILD
             1
             2 !",
        );
    }
}
