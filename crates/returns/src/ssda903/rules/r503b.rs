//! 503B: the legal status is that of the episode left open last year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "503B",
    message: "The legal status in the first episode does not match open episode at end of last year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where the last episode of last year has no <DEC>, the first episode of this year must have the same <LS>.",
    fields: &["LS"],
    needs: &[ThisYear(Table::Episodes), LastYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    differs_from_last_year(|episode| episode.ls, child, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_one() {
        flags(
            &RULE,
            "Episodes CHILD DECOM LS
             1 01/06/2024 C1
             2 01/06/2024 C2 !
             2 01/06/2025 C1
             3 01/06/2024 C2
             4 01/06/2024 . !
             Episodes_last CHILD DECOM DEC LS
             1 01/06/2024 . C1
             2 01/06/2024 . C1
             3 01/06/2024 01/07/2024 C1
             4 01/06/2024 . C1",
        );
    }
}
