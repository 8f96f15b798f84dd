//! 103: the ethnicity is given and is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "103",
    message: "The ethnicity code is either not valid or has not been entered.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<ETHNIC> must be provided and be a valid value.",
    fields: &["ETHNIC"],
    needs: &[ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.header.iter().filter(|row| !child.codes().ethnic.contains(&row.ethnic)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_none() {
        flags(
            &RULE,
            "Header ETHNIC
             WBRI
             WELSH !
             . !",
        );
    }
}
