//! 141: the date on which an episode began is a date.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "141",
    message: "Date episode began is not a valid date.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <DECOM> must be a valid date.",
    fields: &["DECOM"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.episodes.iter().filter(|episode| episode.decom.is_unreadable()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date() {
        flags(
            &RULE,
            "Episodes DECOM
             01/04/2025
             31/04/2025 !
             2025-04-01 !
             .",
        );
    }
}
