//! 514: a single adopter is no couple.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "514",
    message: "Data entry on the legal status of adopters shows a single adopter but data entry for the numbers of adopters shows it as a couple.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <LS_ADOPTR> is L0, then <SEX_ADOPTR> must be M1 or F1.",
    fields: &["LS_ADOPTR", "SEX_ADOPTR"],
    needs: &[ThisYear(Table::Ad1)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let couple = |row: &&Adoption| row.ls_adoptr == "L0" && !row.sex_adoptr.is_in(["M1", "F1"]);
    found.all(child.ad1.iter().filter(couple));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single() {
        flags(
            &RULE,
            "AD1 LS_ADOPTR SEX_ADOPTR
             L0 MF !
             L0 M1
             L11 MF",
        );
    }
}
