//! 383: a child in a temporary placement returns to the usual placement.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "383",
    message: "A child in a temporary placement must subsequently return to his/her normal placement.",
    earlier: &[],
    level: Level::Error,
    text: "If previous episode <PL> = ‘T0’ or ‘T1’ or ‘T2’ or ‘T3’ or ‘T4’ then current episode <RNE> must = ‘P’ AND <PL> must = previous episode -1 <PL> AND <PL_POST> must = previous episode -1 <PL_POST>",
    reading: "If the previous episode's <PLACE> is T0 to T4, the current episode's <RNE> must be P and its <PLACE> (from 2025-26, its <PL_POST> too) must be that of the episode before the temporary one.",
    fields: &["PLACE", "PL_POST", "RNE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for episodes in child.episodes.windows(3) {
        let [usual, temporary, episode] = episodes else { continue };
        let elsewhere = child.collection.year >= Year(2026) && episode.pl_post != usual.pl_post;
        if temporary.is_temporary() && (episode.rne != "P" || episode.place != usual.place || elsewhere) {
            found.at(episode).with(temporary).with(usual);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_to_the_usual_placement() {
        flags(
            &RULE,
            "Episodes CHILD DECOM RNE PLACE PL_POST
             1 01/04/2025 S U1 TW11AA
             1 01/05/2025 P T1 TW11AB
             1 01/06/2025 P U1 TW11AA
             2 01/04/2025 S U1 TW11AA
             2 01/05/2025 P T1 TW11AB
             2 01/06/2025 T U1 TW11AA !
             3 01/04/2025 S U1 TW11AA
             3 01/05/2025 P T1 TW11AB
             3 01/06/2025 P U4 TW11AA !
             4 01/04/2025 S U1 TW11AA
             4 01/05/2025 P T1 TW11AB
             4 01/06/2025 P U1 TW11AC !",
        );
    }

    #[test]
    fn the_postcode_did_not_count_before_2025_26() {
        flags(
            &RULE,
            "Year 2025
             Episodes CHILD DECOM RNE PLACE PL_POST
             1 01/04/2024 S U1 TW11AA
             1 01/05/2024 P T1 TW11AB
             1 01/06/2024 P U1 TW11AC",
        );
    }
}
