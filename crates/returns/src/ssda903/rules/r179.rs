//! 179: the placement's location is known.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "179",
    message: "Placement location code is not a valid code.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <LS> is not V3 or V4, <PL_LOCATION> must be IN or OUT. It is worked out from <PL_POST>.",
    fields: &["PL_LOCATION"],
    needs: &[ThisYear(Table::Episodes), Need::Postcodes, Need::Authority],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let placed = |episode: &Episode| episode.is_short_break() || episode.pl_location.is_in(["IN", "OUT"]);
    found.all(child.episodes.iter().filter(|episode| !placed(episode)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placement_nowhere() {
        flags(
            &RULE,
            "Episodes LS PL_LOCATION
             C2 IN
             C2 OUT
             C2 . !
             V3 .",
        );
    }
}
