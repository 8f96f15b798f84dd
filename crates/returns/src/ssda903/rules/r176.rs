//! 176: the sex of the adopters is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "176",
    message: "The gender of adopter(s) at the date of adoption code is not a valid code.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <SEX_ADOPTR> must be a valid value.",
    fields: &["SEX_ADOPTR"],
    needs: &[ThisYear(Table::Ad1)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.ad1.iter().filter(|row| not_among(row.sex_adoptr, &child.codes().sex_adoptr)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_none() {
        flags(
            &RULE,
            "AD1 SEX_ADOPTR
             MF
             FM !
             .",
        );
    }
}
