//! 164: the distance to the placement can be true.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "164",
    message: "Distance is not valid. Please check a valid postcode has been entered.",
    earlier: &[],
    level: Level::Error,
    text: "If not (<UASC> = '1' or <COLLECTION_YEAR> -1 <UASC> = '1' or <COLLECTION_YEAR> -2 <UASC> = '1') and if <LS> not = 'V3' or 'V4' then <PL_DISTANCE> must be between '0.0' and '999.9' Note: <PL_DISTANCE> is a calculated value based on Postcode.",
    reading: "Where neither this year nor last the child was an unaccompanied asylum-seeking child and <LS> is not V3 or V4, <PL_DISTANCE>, if there is one, must be between 0 and 999.9 miles. It is worked out from the postcodes. Who sought asylum alone the year before last is not known here.",
    fields: &["PL_DISTANCE"],
    needs: &[
        ThisYear(Table::Episodes),
        ThisYear(Table::Uasc),
        Need::Postcodes,
        Need::Fully(&LastYear(Table::Header)),
    ],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.was_asylum_seeker() {
        return;
    }
    for episode in child.episodes.iter().filter(|episode| !episode.is_short_break()) {
        let possible = Distance::miles(0)..=Distance::tenths(9999);
        if episode.pl_distance.is_some_and(|distance| !possible.contains(&distance)) {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_miles() {
        flags(
            &RULE,
            "Header CHILD UASC
             1 0
             2 1
             Episodes CHILD LS PL_DISTANCE
             1 C2 999.9
             1 C2 1000 !
             1 C2 .
             1 V3 1000
             2 C2 1000",
        );
    }
}
