//! 132: the activity after leaving care is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "132",
    message: "Data entry for activity after leaving care is invalid.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<ACTIV> must be provided and be a valid value.",
    fields: &["ACTIV"],
    needs: &[ThisYear(Table::Oc3)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.oc3.iter().filter(|row| !child.codes().activ.contains(&row.activ)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_none() {
        flags(
            &RULE,
            "OC3 ACTIV
             F2
             F9 !
             . !",
        );
    }
}
