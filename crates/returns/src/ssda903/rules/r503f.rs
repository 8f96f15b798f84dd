//! 503F: the provider's number is that of the episode left open last year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "503F",
    message: "The Ofsted URN in the  first episode does not match open episode at end of last year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where the last episode of last year has no <DEC>, the first episode of this year must have the same <URN>.",
    fields: &["URN"],
    needs: &[ThisYear(Table::Episodes), LastYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    differs_from_last_year(|episode| episode.urn, child, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_one() {
        flags(
            &RULE,
            "Episodes CHILD DECOM URN
             1 01/06/2024 SC000001
             2 01/06/2024 SC000002 !
             2 01/06/2025 SC000001
             3 01/06/2024 SC000002
             4 01/06/2024 . !
             Episodes_last CHILD DECOM DEC URN
             1 01/06/2024 . SC000001
             2 01/06/2024 . SC000001
             3 01/06/2024 01/07/2024 SC000001
             4 01/06/2024 . SC000001",
        );
    }
}
