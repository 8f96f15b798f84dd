//! 525: a child who is no longer to be adopted is not adopted.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "525",
    message: "A child for whom the decision to be placed for adoption has been reversed cannot be adopted during the year.",
    earlier: &[],
    level: Level::Error,
    text: "If <DATE_PLACED_CEASED> not Null, then <DATE_INT>; <DATE_MATCH>; <FOSTER_CARE>; <NB_ADOPTR>; <SEX_ADOPTR>; and <LS_ADOPTR> should not be provided",
    reading: "If <DATE_PLACED_CEASED> is provided, then nothing of AD1 should be.",
    fields: &[
        "DATE_INT",
        "DATE_MATCH",
        "DATE_PLACED_CEASED",
        "FOSTER_CARE",
        "LS_ADOPTR",
        "NB_ADOPTR",
        "SEX_ADOPTR",
    ],
    needs: &[ThisYear(Table::Ad1), ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let revoked = || child.placed_adoption.iter().filter(|row| row.date_placed_ceased.is_given());
    let answered = || child.ad1.iter().filter(|row| row.is_answered());
    if revoked().next().is_some() && answered().next().is_some() {
        found.all(revoked());
        found.all(answered());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both() {
        flags(
            &RULE,
            "PlacedAdoption CHILD DATE_PLACED_CEASED
             1 01/05/2025 !
             2 .
             3 01/05/2025
             AD1 CHILD DATE_INT
             1 01/04/2025 !
             2 01/04/2025
             3 .",
        );
    }
}
