//! INT02: a child in `PlacedAdoption` is in the header.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "INT02",
    message: "Internal Check: Child in PlacedAdoption does not exist in Header.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "No rule of the Department’s, but a check of the tool that authorities use. Every <CHILD> in PlacedAdoption must be in Header.",
    fields: &["CHILD"],
    needs: &[ThisYear(Table::Header), ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    not_in_header(child, child.placed_adoption, found);
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
             PlacedAdoption CHILD
             1
             2 !",
        );
    }
}
