//! 631: the previous permanence is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "631",
    message: "Previous permanence option not a valid value.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <PREV_PERM> must be a valid value.",
    fields: &["PREV_PERM"],
    needs: &[ThisYear(Table::PrevPerm)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.prev_perm.iter().filter(|row| not_among(row.prev_perm, &child.codes().prev_perm)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_none() {
        flags(
            &RULE,
            "PrevPerm PREV_PERM
             P1
             P5 !
             .",
        );
    }
}
