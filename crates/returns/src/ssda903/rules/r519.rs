//! 519: civil partners are a couple.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "519",
    message: "Data entered on the legal status of adopters shows civil partnership couple, but data entered on genders of adopters does not show it as a couple.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <LS_ADOPTR> is L2, then <SEX_ADOPTR> must be MM, FF or MF.",
    fields: &["LS_ADOPTR", "SEX_ADOPTR"],
    needs: &[ThisYear(Table::Ad1)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let other = |row: &&Adoption| row.ls_adoptr == "L2" && !row.sex_adoptr.is_in(["MM", "FF", "MF"]);
    found.all(child.ad1.iter().filter(other));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn civil_partners() {
        flags(
            &RULE,
            "AD1 LS_ADOPTR SEX_ADOPTR
             L2 M1 !
             L2 . !
             L2 MF
             L0 M1",
        );
    }
}
