//! 452: the authority of the placement agrees with last year's.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "452",
    message: "Contradiction between local authority of placement code in the last episode of the previous year and in the first episode of the current year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where the last episode of last year has no <DEC> and the first episode of this year has the same <RNE>, both must have the same <PL_LA>.",
    fields: &["PL_LA"],
    needs: &[ThisYear(Table::Episodes), LastYear(Table::Episodes), Need::Postcodes],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if let Some((open, first)) = child.carried_over()
        && open.rne == first.rne
        && open.pl_la != first.pl_la
    {
        found.at(first).with(open);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_authority() {
        flags(
            &RULE,
            "Episodes CHILD DECOM PL_LA
             1 01/06/2024 E09000027
             2 01/06/2024 E06000052 !
             3 01/06/2025 E06000052 !
             Episodes_last CHILD DECOM DEC PL_LA
             1 01/06/2024 . E09000027
             2 01/06/2024 . E09000027
             3 01/06/2024 . E09000027",
        );
    }
}
