//! 511: two adopters are a couple.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "511",
    message: "If reporting that the number of person(s) adopting the looked after child is two adopters then the code should only be MM, FF or MF. MM = the adopting couple are both males; FF = the adopting couple are both females; MF = The adopting couple are male and female.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <NB_ADOPTR> is 2, then <SEX_ADOPTR> must not be M1 or F1.",
    fields: &["NB_ADOPTR", "SEX_ADOPTR"],
    needs: &[ThisYear(Table::Ad1)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let single = |row: &&Adoption| row.nb_adoptr == "2" && row.sex_adoptr.is_in(["M1", "F1"]);
    found.all(child.ad1.iter().filter(single));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_and_two() {
        flags(
            &RULE,
            "AD1 NB_ADOPTR SEX_ADOPTR
             2 M1 !
             2 MF
             1 M1
             2 .",
        );
    }
}
