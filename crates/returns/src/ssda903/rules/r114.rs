//! 114: whether adopters fostered the child is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "114",
    message: "Data entry to record the status of former carer(s) of an adopted child is invalid.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <FOSTER_CARE> must be a valid value.",
    fields: &["FOSTER_CARE"],
    needs: &[ThisYear(Table::Ad1)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.ad1.iter().filter(|row| not_among(row.foster_care, &child.codes().foster_care)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_none() {
        flags(
            &RULE,
            "AD1 FOSTER_CARE
             0
             2 !
             .",
        );
    }
}
