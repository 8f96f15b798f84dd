//! 226: a temporary placement has no reason for a change of placement.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "226",
    message: "Reason for placement change is not required for temporary placements.",
    earlier: &[(Year(2025), "Reason for placement change is not required.")],
    level: Level::Error,
    text: "If <PL> = 'T0'; 'T1'; 'T2'; 'T3' or 'T4' then <REASON_PLACE_CHANGE> should be null in current episode and current episode - 1",
    reading: "If <PLACE> is T0 to T4, then <REASON_PLACE_CHANGE> should be blank in that episode and in the one before it.",
    fields: &["PLACE", "REASON_PLACE_CHANGE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let given = |episode: &Episode| episode.reason_place_change.is_given();
    for (number, episode) in child.episodes.iter().enumerate().filter(|(_, episode)| episode.is_temporary()) {
        let before = number.checked_sub(1).and_then(|before| child.episodes.get(before));
        if let Some(before) = before.filter(|before| given(before)) {
            found.at(episode).with(before);
        } else if given(episode) {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_the_way_there_and_back() {
        flags(
            &RULE,
            "Episodes CHILD DECOM PLACE REASON_PLACE_CHANGE
             1 01/04/2025 U1 CARPL
             1 01/05/2025 T1 . !
             1 01/06/2025 U1 .
             1 01/07/2025 T2 CARPL !
             2 01/04/2025 U1 .
             2 01/05/2025 T1 .",
        );
    }
}
