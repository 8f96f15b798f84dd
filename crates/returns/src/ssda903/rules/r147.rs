//! 147: the date on which an episode ceased is a date.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "147",
    message: "Date episode ceased is not a valid date.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <DEC> must be a valid date.",
    fields: &["DEC"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.episodes.iter().filter(|episode| episode.dec.is_unreadable()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date() {
        flags(
            &RULE,
            "Episodes DEC
             01/04/2025
             38/04/2025 !
             .",
        );
    }
}
