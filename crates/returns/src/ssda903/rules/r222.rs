//! 222: a placement without a registered provider has no provider's number.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "222",
    message: "Ofsted Unique reference number (URN) should not be recorded for this placement type.",
    earlier: &[],
    level: Level::Error,
    text: "If <URN> provided and <URN> not = ‘XXXXXXX’, and where <PL> = ‘P1’; ‘P3’; ‘R1’; ‘R2’; ‘R5’; ‘T0’ ‘T1’; ‘T2’; ‘T3’; ‘T4’; ‘Z11’; ‘Z12’; ‘Z13’; ‘Z14’ then <URN> should not be provided",
    reading: "If <URN> is provided and is not XXXXXXX, <PLACE> should not be P1, P3, R1, R2, R5, T0 to T4 or Z1 (from 2025-26, Z11 to Z14); nor P2 until 2023-24, nor H5 in 2022-23.",
    fields: &["URN"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    for episode in child.episodes.iter().filter(|episode| episode.has_urn()) {
        let unregistered = episode.is_temporary()
            || episode.place.is_in(["P1", "P3", "R1", "R2", "R5"])
            || is_other_placement(episode, year)
            || episode.place == "P2" && year <= Year(2024)
            || episode.place == "H5" && year == Year(2023);
        if unregistered {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_home_and_in_hospital() {
        flags(
            &RULE,
            "Episodes PLACE URN
             P1 SC000001 !
             T1 SC000001 !
             Z12 SC000001 !
             P1 XXXXXXX
             P1 .
             U1 SC000001",
        );
    }
}
