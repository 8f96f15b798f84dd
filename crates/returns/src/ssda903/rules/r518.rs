//! 518: a same-sex couple is two men or two women.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "518",
    message: "If reporting legal status of adopters is L4 then the genders of adopters should be coded as MM or FF. MM = the adopting couple are both males. FF = the adopting couple are both females.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <LS_ADOPTR> is L4, then <SEX_ADOPTR> must be MM or FF.",
    fields: &["LS_ADOPTR", "SEX_ADOPTR"],
    needs: &[ThisYear(Table::Ad1)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let other = |row: &&Adoption| row.ls_adoptr == "L4" && !row.sex_adoptr.is_in(["MM", "FF"]);
    found.all(child.ad1.iter().filter(other));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_couple_of_one_sex() {
        flags(
            &RULE,
            "AD1 LS_ADOPTR SEX_ADOPTR
             L4 MF !
             L4 MM
             L4 FF
             L0 M1",
        );
    }
}
