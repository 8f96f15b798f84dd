//! 175: the number of adopters is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "175",
    message: "The number of adopter(s) code is not a valid code.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <NB_ADOPTR> must be a valid value.",
    fields: &["NB_ADOPTR"],
    needs: &[ThisYear(Table::Ad1)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.ad1.iter().filter(|row| not_among(row.nb_adoptr, &child.codes().nb_adoptr)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_none() {
        flags(
            &RULE,
            "AD1 NB_ADOPTR
             1
             3 !
             .",
        );
    }
}
