//! 151: an adoption is described in full or not at all.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "151",
    message: "All data items relating to a childs adoption must be coded or left blank.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DATE_INT>, <DATE_MATCH>, <FOSTER_CARE>, <NB_ADOPTR>, <SEX_ADOPTR> and <LS_ADOPTR> must all be provided or all be blank.",
    fields: &["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "LS_ADOPTR", "NB_ADOPTR", "SEX_ADOPTR"],
    needs: &[ThisYear(Table::Ad1)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let half = |adoption: &&Adoption| adoption.is_answered() && !adoption.is_complete();
    found.all(child.ad1.iter().filter(half));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_without_the_others() {
        flags(
            &RULE,
            "AD1 DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR
             01/04/2025 01/04/2025 0 1 M1 L0
             01/04/2025 01/04/2025 0 1 M1 . !
             . . . . . L0 !
             . . . . . .",
        );
    }
}
