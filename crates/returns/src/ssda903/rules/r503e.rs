//! 503E: the placement provider is that of the episode left open last year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "503E",
    message: "The placement provider in the first episode does not match open episode at end of last year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where the last episode of last year has no <DEC>, the first episode of this year must have the same <PLACE_PROVIDER>.",
    fields: &["PLACE_PROVIDER"],
    needs: &[ThisYear(Table::Episodes), LastYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    differs_from_last_year(|episode| episode.place_provider, child, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_one() {
        flags(
            &RULE,
            "Episodes CHILD DECOM PLACE_PROVIDER
             1 01/06/2024 PR4
             2 01/06/2024 PR1 !
             2 01/06/2025 PR4
             3 01/06/2024 PR1
             4 01/06/2024 . !
             Episodes_last CHILD DECOM DEC PLACE_PROVIDER
             1 01/06/2024 . PR4
             2 01/06/2024 . PR4
             3 01/06/2024 01/07/2024 PR4
             4 01/06/2024 . PR4",
        );
    }
}
