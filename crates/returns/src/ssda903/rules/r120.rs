//! 120: the reason for no longer placing for adoption is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "120",
    message: "The reason for the reversal of the decision that the child should be placed for adoption code is not valid.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <REASON_PLACED_CEASED> must be a valid value.",
    fields: &["REASON_PLACED_CEASED"],
    needs: &[ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(
        child
            .placed_adoption
            .iter()
            .filter(|row| not_among(row.reason_placed_ceased, &child.codes().reason_placed_ceased)),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_none() {
        flags(
            &RULE,
            "PlacedAdoption REASON_PLACED_CEASED
             RD1
             RD5 !
             .",
        );
    }
}
