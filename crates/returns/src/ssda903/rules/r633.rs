//! 633: the authority of a previous permanence is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "633",
    message: "Local authority code where previous permanence option was arranged is not a valid value.",
    earlier: &[],
    level: Level::Error,
    text: "Where provided <LA_PERM> must be a valid value",
    reading: "If provided, <LA_PERM> must be a valid value.",
    fields: &["LA_PERM"],
    needs: &[ThisYear(Table::PrevPerm)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.prev_perm.iter().filter(|row| not_among(row.la_perm, &child.codes().la_perm)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_none() {
        flags(
            &RULE,
            "PrevPerm LA_PERM
             318
             000 !
             .",
        );
    }
}
