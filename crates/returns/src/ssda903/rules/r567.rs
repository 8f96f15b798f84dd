//! 567: a time missing does not end before it began.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "567",
    message: "The date that the missing episode or episode that the child was away from placement without authorisation ended is before the date that it started.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<MIS_END> must be on or after <MIS_START>.",
    fields: &["MIS_END", "MIS_START"],
    needs: &[ThisYear(Table::Missing)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.missing.iter().filter(|row| row.mis_end.before(row.mis_start)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wrong_way_round() {
        flags(
            &RULE,
            "Missing MIS_START MIS_END
             02/05/2025 01/05/2025 !
             01/05/2025 01/05/2025
             01/05/2025 .",
        );
    }
}
