//! 517: an unmarried couple of different sexes is a man and a woman.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "517",
    message: "If reporting legal status of adopters is L3 then the genders of adopters should be coded as MF. MF = the adopting couple are male and female.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <LS_ADOPTR> is L3, then <SEX_ADOPTR> must be MF.",
    fields: &["LS_ADOPTR", "SEX_ADOPTR"],
    needs: &[ThisYear(Table::Ad1)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.ad1.iter().filter(|row| row.ls_adoptr == "L3" && row.sex_adoptr != "MF"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unmarried_couple() {
        flags(
            &RULE,
            "AD1 LS_ADOPTR SEX_ADOPTR
             L3 MM !
             L3 MF
             L0 M1",
        );
    }
}
