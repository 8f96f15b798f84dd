//! 503D: the type of placement is that of the episode left open last year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "503D",
    message: "The placement type in the first episode does not match open episode at end of last year",
    earlier: &[],
    level: Level::Error,
    text: "Where previous collection year’s final episode <DEC> not provided then first episode of this year’s collection <PL> must be the same as the previous episode [For 2025 only: Except if previous year <PL> = ‘H5’ and current year <PL> = ‘K3’]",
    reading: "Where the last episode of last year has no <DEC>, the first episode of this year must have the same <PLACE>. From 2024-25, H5 may have become K3; from 2025-26, Z1 may have become Z11 to Z14.",
    fields: &["PLACE"],
    needs: &[ThisYear(Table::Episodes), LastYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    if let Some((open, first)) = child.carried_over()
        && open.place != first.place
    {
        let renamed = open.place == "H5" && first.place == "K3" && year >= Year(2025)
            || open.place == "Z1" && is_other_placement(first, year) && year >= Year(2026);
        if !renamed {
            found.at(first).with(open);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_type() {
        flags(
            &RULE,
            "Episodes CHILD DECOM PLACE
             1 01/06/2024 U1
             2 01/06/2024 U4 !
             3 01/06/2024 K3
             4 01/06/2024 Z12
             5 01/06/2024 Z1
             6 01/06/2024 U4
             Episodes_last CHILD DECOM DEC PLACE
             1 01/06/2024 . U1
             2 01/06/2024 . U1
             3 01/06/2024 . H5
             4 01/06/2024 . Z1
             5 01/06/2024 . Z1
             6 01/06/2024 01/07/2024 U1",
        );
    }

    #[test]
    fn before_2024_25() {
        flags(
            &RULE,
            "Year 2024
             Episodes DECOM PLACE
             01/06/2022 K3 !
             Episodes_last DECOM DEC PLACE
             01/06/2022 . H5",
        );
    }
}
