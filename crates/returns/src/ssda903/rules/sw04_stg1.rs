//! SW04STG1: the day a social worker episode began is a date.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW04STG1",
    message: "Date social worker episode began is not a valid date..",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <SW_DECOM> must be a valid date; until 2024-25, parts of it may be ZZ.",
    fields: &["SW_DECOM"],
    needs: &[ThisYear(Table::SwEpisodes)],
    years: Years::since(2024),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let partly_allowed = child.collection.year <= Year(2025);
    let wrong = |date: DateCell| date.is_unreadable() && !(partly_allowed && date.is_partly_unknown());
    found.all(child.sw_episodes.iter().filter(|row| wrong(row.sw_decom)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date() {
        flags(
            &RULE,
            "SWEpisodes SW_DECOM
             01/05/2025
             31/04/2025 !
             ZZ/ZZ/ZZZZ !
             .",
        );
    }

    #[test]
    fn parts_that_are_not_known_until_2024_25() {
        flags(
            &RULE,
            "Year 2024
             SWEpisodes SW_DECOM
             01/05/2023
             31/04/2023 !
             ZZ/ZZ/ZZZZ
             ZZ !",
        );
    }
}
