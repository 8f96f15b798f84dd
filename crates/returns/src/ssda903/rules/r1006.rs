//! 1006: the kind of absence is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1006",
    message: "Missing type invalid.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <MISSING> must be a valid value.",
    fields: &["MISSING"],
    needs: &[ThisYear(Table::Missing)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.missing.iter().filter(|row| not_among(row.missing, &child.codes().missing)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_none() {
        flags(
            &RULE,
            "Missing MISSING
             M
             X !
             .",
        );
    }
}
