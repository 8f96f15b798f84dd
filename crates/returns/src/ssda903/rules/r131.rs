//! 131: whether the authority is in touch is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "131",
    message: "Data entry for being in touch after leaving care is invalid.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<IN_TOUCH> must be provided and be a valid value.",
    fields: &["IN_TOUCH"],
    needs: &[ThisYear(Table::Oc3)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.oc3.iter().filter(|row| !child.codes().in_touch.contains(&row.in_touch)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_none() {
        flags(
            &RULE,
            "OC3 IN_TOUCH
             YES
             Y !
             . !",
        );
    }
}
