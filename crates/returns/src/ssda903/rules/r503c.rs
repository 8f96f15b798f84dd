//! 503C: the category of need is that of the episode left open last year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "503C",
    message: "The category of need in the first episode does not match open episode at end of last year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where the last episode of last year has no <DEC>, the first episode of this year must have the same <CIN>.",
    fields: &["CIN"],
    needs: &[ThisYear(Table::Episodes), LastYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    differs_from_last_year(|episode| episode.cin, child, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_one() {
        flags(
            &RULE,
            "Episodes CHILD DECOM CIN
             1 01/06/2024 N1
             2 01/06/2024 N2 !
             2 01/06/2025 N1
             3 01/06/2024 N2
             4 01/06/2024 . !
             Episodes_last CHILD DECOM DEC CIN
             1 01/06/2024 . N1
             2 01/06/2024 . N1
             3 01/06/2024 01/07/2024 N1
             4 01/06/2024 . N1",
        );
    }
}
