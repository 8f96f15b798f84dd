//! 197B: children who become 4 or 17 in the year have an SDQ score or a reason.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "197B",
    message: "SDQ score or reason for no SDQ should be reported for 4- or 17-year-olds.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If the child becomes 4 or 17 within the collection and has been looked after continuously, then <SDQ_SCORE> or <SDQ_REASON> should be provided.",
    fields: &["DOB", "SDQ_REASON"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.was_looked_after_all_year() {
        let becomes = |row: &Oc2, age| child.collection.contains(row.dob.birthday(age));
        let blank = |row: &Oc2| row.sdq_score.is_blank() && row.sdq_reason.is_blank();
        found.all(child.oc2.iter().filter(|row| blank(row) && (becomes(row, 4) || becomes(row, 17))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_and_seventeen() {
        flags(
            &RULE,
            "Episodes CHILD DECOM LS
             1 01/04/2024 C2
             2 01/04/2024 C2
             3 01/04/2024 C2
             OC2 CHILD DOB SDQ_SCORE SDQ_REASON
             1 01/04/2021 . . !
             2 31/03/2009 . . !
             3 31/03/2009 . SDQ1",
        );
    }
}
