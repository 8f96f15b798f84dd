//! 520: a married couple of different sexes is not two men or two women.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "520",
    message: "Data entry on the legal status of adopters shows different gender married couple but data entry on genders of adopters shows it as a same gender couple.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <LS_ADOPTR> is L11, then <SEX_ADOPTR> must be MF.",
    fields: &["LS_ADOPTR", "SEX_ADOPTR"],
    needs: &[ThisYear(Table::Ad1)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.ad1.iter().filter(|row| row.ls_adoptr == "L11" && row.sex_adoptr != "MF"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_married_couple() {
        flags(
            &RULE,
            "AD1 LS_ADOPTR SEX_ADOPTR
             L11 MM !
             L11 . !
             L11 MF
             L12 MM",
        );
    }
}
