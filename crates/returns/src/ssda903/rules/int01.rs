//! INT01: a child in AD1 is in the header.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "INT01",
    message: "Data Integrity Check: Child in AD1 does not exist in Header.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "No rule of the Department’s, but a check of the tool that authorities use. Every <CHILD> in AD1 must be in Header.",
    fields: &["CHILD"],
    needs: &[ThisYear(Table::Ad1), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    not_in_header(child, child.ad1, found);
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
             AD1 CHILD
             1
             2 !",
        );
    }
}
