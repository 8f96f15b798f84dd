//! 371: a child in supported accommodation is at least 16.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "371",
    message: "Child in supported accomodation not subject to children’s homes regulations should be at least 16.",
    earlier: &[
        (
            Year(2023),
            "Child in semi-independent living accommodation not subject to children’s homes regulations should be at least 14.",
        ),
        (
            Year(2024),
            "Child in semi-independent living accommodation not subject to children’s homes regulations should be at least 16.",
        ),
    ],
    level: Level::Error,
    text: "",
    reading: "Where <DEC> is provided and <PLACE> is K3 (until 2023-24, H5), <DECOM> must be on or after the child's 16th birthday (in 2022-23, the 14th).",
    fields: &["DECOM", "PLACE"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    let age = if year == Year(2023) { 14 } else { 16 };
    let place = if year <= Year(2024) { "H5" } else { "K3" };
    placed_younger_than(age, place, child, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_in_supported_accommodation() {
        flags(
            &RULE,
            "Header DOB
             01/05/2009
             Episodes DECOM PLACE DEC
             30/04/2025 K3 31/12/2025 !
             01/05/2025 K3 31/12/2025
             30/04/2025 U1 31/12/2025",
        );
    }

    #[test]
    fn fourteen_in_semi_independent_living() {
        flags(
            &RULE,
            "Year 2023
             Header DOB
             01/05/2008
             Episodes DECOM PLACE DEC
             30/04/2022 H5 31/12/2025 !
             01/05/2022 H5 31/12/2025",
        );
    }
}
