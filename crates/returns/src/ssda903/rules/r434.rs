//! 434: where only the legal status changed, the placement is the same.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "434",
    message: "Reason for new episode is that child's legal status has changed but not the placement, but this is not reflected in the episode data.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <RNE> is L, <LS> must differ from the previous episode's, and <PLACE>, <PL_POST>, <URN> and <PLACE_PROVIDER> must be the same.",
    fields: &["LS", "PLACE", "PLACE_PROVIDER", "PL_POST", "RNE", "URN"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for (before, episode) in consecutive(child.episodes) {
        if episode.rne == "L" && (episode.ls == before.ls || !same_placement(before, episode)) {
            found.at(episode).with(before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_status_only() {
        flags(
            &RULE,
            "Episodes CHILD DECOM RNE LS PLACE PL_POST URN PLACE_PROVIDER
             1 01/04/2025 S C1 U1 TW11AA SC000001 PR4
             1 01/05/2025 L C2 U1 TW11AA SC000001 PR4
             1 01/06/2025 L C2 U1 TW11AA SC000001 PR4 !
             1 01/07/2025 L E1 U1 TW11AB SC000001 PR4 !
             1 01/08/2025 P E1 U1 TW11AB SC000001 PR4",
        );
    }
}
