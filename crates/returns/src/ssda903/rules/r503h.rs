//! 503H: the authority of the placement is that of the episode left open last year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "503H",
    message: "The placement LA in first episode does not match open episode at end of last year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where the last episode of last year has no <DEC>, the first episode of this year must have the same <PL_LA>. It is worked out from the postcodes; authorities that were reorganised meanwhile count as those of the collection's end.",
    fields: &["PL_LA"],
    needs: &[ThisYear(Table::Episodes), LastYear(Table::Episodes), Need::Postcodes],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    differs_from_last_year(|episode| episode.pl_la, child, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_one() {
        flags(
            &RULE,
            "Episodes CHILD DECOM PL_LA
             1 01/06/2024 E09000027
             2 01/06/2024 E06000052 !
             3 01/06/2024 E06000052
             Episodes_last CHILD DECOM DEC PL_LA
             1 01/06/2024 . E09000027
             2 01/06/2024 . E09000027
             3 01/06/2024 01/07/2024 E09000027",
        );
    }
}
