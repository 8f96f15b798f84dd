//! 453: the distance agrees with last year's.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "453",
    message: "Contradiction between placement distance in the last episode of the previous year and in the first episode of the current year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where the last episode of last year has no <DEC> and the first episode of this year has the same <RNE>, its <PL_DISTANCE>, if it has one, must be the same within 0.2 miles.",
    fields: &["PL_DISTANCE"],
    needs: &[ThisYear(Table::Episodes), LastYear(Table::Episodes), Need::Postcodes],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if let Some((open, first)) = child.carried_over()
        && open.rne == first.rne
        && moved(open, first)
    {
        found.at(first).with(open);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_distance() {
        flags(
            &RULE,
            "Episodes CHILD DECOM PL_DISTANCE
             1 01/06/2024 12.5
             2 01/06/2024 14.5 !
             3 01/06/2025 14.5 !
             Episodes_last CHILD DECOM DEC PL_DISTANCE
             1 01/06/2024 . 12.5
             2 01/06/2024 . 12.5
             3 01/06/2024 . 12.5",
        );
    }
}
