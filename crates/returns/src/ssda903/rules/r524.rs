//! 524: a married couple of the same sex is two men or two women.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "524",
    message: "If reporting legal status of adopters is L12 then the genders of adopters should be coded as MM or FF. MM = the adopting couple are both males. FF = the adopting couple are both females",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <LS_ADOPTR> is L12, then <SEX_ADOPTR> must be MM or FF.",
    fields: &["LS_ADOPTR", "SEX_ADOPTR"],
    needs: &[ThisYear(Table::Ad1)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let other = |row: &&Adoption| row.ls_adoptr == "L12" && !row.sex_adoptr.is_in(["MM", "FF"]);
    found.all(child.ad1.iter().filter(other));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_married_couple() {
        flags(
            &RULE,
            "AD1 LS_ADOPTR SEX_ADOPTR
             L12 MF !
             L12 MM
             L11 MF",
        );
    }
}
