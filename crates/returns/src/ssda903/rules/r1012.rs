//! 1012: a care leaver who was not looked after in the year is in no other table.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1012",
    message: "No other data should be returned for OC3 children who had no episodes in the current year",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where a child is in OC3 and has no episode this year, the child must not be in AD1, PlacedAdoption, PrevPerm, Missing, OC2, Reviews, UASC, SWEpisodes or DoLo.",
    fields: &["CHILD"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Oc3)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.episodes.is_empty() && !child.oc3.is_empty() {
        found.all(child.ad1);
        found.all(child.placed_adoption);
        found.all(child.prev_perm);
        found.all(child.missing);
        found.all(child.oc2);
        found.all(child.reviews);
        found.all(child.uasc);
        found.all(child.sw_episodes);
        found.all(child.dolo);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_episode_in_the_year() {
        flags(
            &RULE,
            "Episodes CHILD
             1
             OC3 CHILD
             1
             2
             OC2 CHILD
             1
             2 !
             3
             Reviews CHILD
             2 !
             SWEpisodes CHILD
             1
             2 !
             3
             DoLo CHILD
             1
             2 !
             3",
        );
    }
}
