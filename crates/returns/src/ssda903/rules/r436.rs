//! 436: where both changed, the placement and the legal status are other ones.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "436",
    message: "Reason for new episode is that both child’s placement and legal status have changed, but this is not reflected in the episode data.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <RNE> is B or U, <LS> must differ from the previous episode's, and so must one of <PLACE>, <PL_POST>, <URN> and <PLACE_PROVIDER>.",
    fields: &["LS", "PLACE", "PLACE_PROVIDER", "PL_POST", "RNE", "URN"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for (before, episode) in consecutive(child.episodes) {
        if episode.rne.is_in(["B", "U"]) && (episode.ls == before.ls || same_placement(before, episode)) {
            found.at(episode).with(before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_changed() {
        flags(
            &RULE,
            "Episodes CHILD DECOM RNE LS PLACE PL_POST URN PLACE_PROVIDER
             1 01/04/2025 S C1 U1 TW11AA SC000001 PR4
             1 01/05/2025 B C2 U1 TW11AB SC000001 PR4
             1 01/06/2025 U C2 U4 TW11AB SC000001 PR4 !
             1 01/07/2025 B E1 U4 TW11AB SC000001 PR4 !
             1 01/08/2025 P E1 U4 TW11AB SC000001 PR4",
        );
    }
}
