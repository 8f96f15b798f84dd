//! 1004: the day a time missing began is a date.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1004",
    message: "The start date of the missing episode or episode that the child was away from placement without authorisation is not a valid date.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<MIS_START> must be provided and be a valid date.",
    fields: &["MIS_START"],
    needs: &[ThisYear(Table::Missing)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.missing.iter().filter(|row| !row.mis_start.is_day()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date() {
        flags(
            &RULE,
            "Missing MIS_START
             01/04/2025
             31/04/2025 !
             . !",
        );
    }
}
