//! 503G: the distance is that of the episode left open last year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "503G",
    message: "The distance in first episode does not match open episode at end of last year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where the last episode of last year has no <DEC>, the first episode of this year, if it has a <PL_DISTANCE>, must have the same within 0.2 miles. It is worked out from the postcodes; authorities that were reorganised meanwhile count as those of the collection's end.",
    fields: &["PL_DISTANCE"],
    needs: &[ThisYear(Table::Episodes), LastYear(Table::Episodes), Need::Postcodes],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if let Some((open, first)) = child.carried_over()
        && moved(open, first)
    {
        found.at(first).with(open);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_one() {
        flags(
            &RULE,
            "Episodes CHILD DECOM PL_DISTANCE
             1 01/06/2024 12.5
             2 01/06/2024 12.7 !
             3 01/06/2024 12.7
             4 01/06/2024 12.6
             5 01/06/2024 .
             6 01/06/2024 12.5 !
             Episodes_last CHILD DECOM DEC PL_DISTANCE
             1 01/06/2024 . 12.5
             2 01/06/2024 . 12.5
             3 01/06/2024 01/07/2024 12.5
             4 01/06/2024 . 12.5
             5 01/06/2024 . 12.5
             6 01/06/2024 . .",
        );
    }
}
