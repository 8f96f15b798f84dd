//! 635: who had no previous permanence has no date or authority of it.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "635",
    message: "There are entries for date of order and local authority code where previous permanence option was arranged but previous permanence code is Z1",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <PREV_PERM> is Z1 or blank, then <DATE_PERM> and <LA_PERM> should not be provided.",
    fields: &["DATE_PERM", "LA_PERM", "PREV_PERM"],
    needs: &[ThisYear(Table::PrevPerm)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let given = |row: &PreviousPermanence| row.la_perm.is_given() || row.date_perm.is_given();
    let none = |row: &PreviousPermanence| row.prev_perm == "Z1" || row.prev_perm.is_blank();
    found.all(child.prev_perm.iter().filter(|row| none(row) && given(row)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none() {
        flags(
            &RULE,
            "PrevPerm PREV_PERM LA_PERM DATE_PERM
             Z1 . .
             Z1 318 . !
             Z1 . 01/05/2020 !
             P1 318 01/05/2020
             . 318 . !
             . . 01/05/2020 !
             . . .",
        );
    }
}
