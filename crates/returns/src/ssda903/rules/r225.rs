//! 225: a change of placement has its reason.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "225",
    message: "Reason for placement change must be recorded.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <REC> is X1, the next episode's <RNE> is P, T, B or U, and neither episode is in a temporary placement (T0 to T4), <REASON_PLACE_CHANGE> must be provided.",
    fields: &["REASON_PLACE_CHANGE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for (episode, next) in consecutive(child.episodes) {
        let changed = episode.rec == "X1" && next.rne.is_in(["P", "T", "B", "U"]);
        if changed
            && !episode.is_temporary()
            && !next.is_temporary()
            && episode.reason_place_change.is_blank()
        {
            found.at(episode).with(next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_placement_changed() {
        flags(
            &RULE,
            "Episodes CHILD DECOM RNE REC PLACE REASON_PLACE_CHANGE
             1 01/04/2025 S X1 U1 . !
             1 01/05/2025 P X1 U4 CARPL
             1 01/06/2025 P X1 U1 .
             1 01/07/2025 L X1 U1 .
             1 01/08/2025 P E4A T1 .
             2 01/08/2025 S X1 U1 .",
        );
    }
}
