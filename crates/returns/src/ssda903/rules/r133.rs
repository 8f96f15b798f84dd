//! 133: the accommodation after leaving care is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "133",
    message: "Data entry for accommodation after leaving care is invalid. If reporting on a childs accommodation after leaving care the data entry must be valid",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<ACCOM> must be provided and be a valid value.",
    fields: &["ACCOM"],
    needs: &[ThisYear(Table::Oc3)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.oc3.iter().filter(|row| !child.codes().accom.contains(&row.accom)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_none() {
        flags(
            &RULE,
            "OC3 ACCOM
             B1
             S1 !
             . !",
        );
    }
}
