//! 503A: the reason for the new episode is that of the episode left open last year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "503A",
    message: "The reason for new episode in the first episode does not match open episode at end of last year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where the last episode of last year has no <DEC>, the first episode of this year must have the same <RNE>.",
    fields: &["RNE"],
    needs: &[ThisYear(Table::Episodes), LastYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    differs_from_last_year(|episode| episode.rne, child, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_one() {
        flags(
            &RULE,
            "Episodes CHILD DECOM RNE
             1 01/06/2024 S
             2 01/06/2024 P !
             2 01/06/2025 S
             3 01/06/2024 P
             4 01/06/2024 . !
             Episodes_last CHILD DECOM DEC RNE
             1 01/06/2024 . S
             2 01/06/2024 . S
             3 01/06/2024 01/07/2024 S
             4 01/06/2024 . S",
        );
    }
}
