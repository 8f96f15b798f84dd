//! 177: the legal status of the adopters is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "177",
    message: "The legal status of adopter(s) code is not a valid code.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <LS_ADOPTR> must be a valid value.",
    fields: &["LS_ADOPTR"],
    needs: &[ThisYear(Table::Ad1)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.ad1.iter().filter(|row| not_among(row.ls_adoptr, &child.codes().ls_adoptr)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_none() {
        flags(
            &RULE,
            "AD1 LS_ADOPTR
             L11
             L1 !
             .",
        );
    }
}
