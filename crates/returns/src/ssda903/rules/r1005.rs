//! 1005: the day a time missing ended is a date.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1005",
    message: "The end date of the missing episode or episode that the child was away from placement without authorisation is not a valid date.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <MIS_END> must be a valid date.",
    fields: &["MIS_END"],
    needs: &[ThisYear(Table::Missing)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.missing.iter().filter(|row| row.mis_end.is_unreadable()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date() {
        flags(
            &RULE,
            "Missing MIS_END
             01/04/2025
             31/04/2025 !
             ZZ/06/2019 !
             .",
        );
    }
}
