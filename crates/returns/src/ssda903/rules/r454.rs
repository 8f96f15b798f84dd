//! 454: a placement is no more than 350 miles from home.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "454",
    message: "Placement distance from home is over 350 miles.",
    earlier: &[],
    level: Level::Error,
    text: "If <PL_DISTANCE> is present and not 999.9, then <PL_DISTANCE> should be <=350 miles",
    reading: "If <PL_DISTANCE> is present and not 999.9, then it should be 350 miles or less. It is worked out from the postcodes.",
    fields: &["PL_DISTANCE"],
    needs: &[ThisYear(Table::Episodes), Need::Postcodes],
    years: Years::since(2026),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let far = |distance: &Distance| *distance > Distance::miles(350) && *distance != Distance::tenths(9999);
    found.all(child.episodes.iter().filter(|episode| episode.pl_distance.as_ref().is_some_and(far)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_land_s_end_to_john_o_groats() {
        flags(
            &RULE,
            "Episodes PL_DISTANCE
             350
             350.1 !
             602.7 !
             999.9
             .",
        );
    }
}
