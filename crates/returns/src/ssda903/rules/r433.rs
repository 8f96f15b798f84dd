//! 433: a continuation begins on the day the episode before ended.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "433",
    message: "The reason for new episode suggests that this is a continuation episode, but the episode does not start on the same day as the last episode finished.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <RNE> is L, P, T, U or B, <DECOM> must be the day of the previous episode's <DEC>. Episodes that begin on one day are taken in the order in which they end, one that is open being last.",
    fields: &["DECOM", "RNE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let mut episodes: Vec<&Episode> = child.episodes.iter().collect();
    episodes.sort_by_key(|episode| {
        let (from, until) = (episode.decom.day(), episode.dec.day());
        (from.is_none(), from, until.is_none(), until)
    });
    for (before, episode) in consecutive(&episodes) {
        if episode.rne.is_in(["L", "P", "T", "U", "B"]) && !episode.decom.same_day(before.dec) {
            found.at(*episode).with(*before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap() {
        flags(
            &RULE,
            "Episodes CHILD DECOM DEC RNE
             1 01/04/2025 01/05/2025 P
             1 01/05/2025 01/06/2025 P
             1 02/06/2025 . L !
             1 01/07/2025 . B !
             2 01/04/2025 01/05/2025 S
             2 02/05/2025 . S
             3 01/05/2025 . P
             3 01/05/2025 01/05/2025 S",
        );
    }
}
