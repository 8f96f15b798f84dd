//! 502: the first episode is the one that was open at the end of last year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "502",
    message: "Last year's record ended with an open episode. The date on which that episode started does not match the start date of the first episode on this year’s record.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where the last episode of last year has no <DEC>, the first episode of this year must have the same <DECOM>.",
    fields: &["DECOM"],
    needs: &[ThisYear(Table::Episodes), LastYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if let Some(open) = child.left_open_last_year()
        && let Some(first) = child.first_episode()
        && first.decom != open.decom
    {
        found.at(first).with(open);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_beginning() {
        flags(
            &RULE,
            "Episodes CHILD DECOM
             1 01/06/2024
             1 01/06/2025
             2 02/06/2024 !
             3 02/06/2025
             Episodes_last CHILD DECOM DEC
             1 01/06/2024 .
             2 01/06/2024 .
             3 01/06/2024 01/07/2024",
        );
    }
}
