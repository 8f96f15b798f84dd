//! 435: where only the placement changed, the legal status is the same.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "435",
    message: "Reason for new episode is that child’s placement has changed but not the legal status, but this is not reflected in the episode data recorded.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <RNE> is P or T, <LS> must be the same as the previous episode's, and one of <PLACE>, <PL_POST>, <URN> and <PLACE_PROVIDER> must differ.",
    fields: &["LS", "PLACE", "PLACE_PROVIDER", "PL_POST", "URN"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for (before, episode) in consecutive(child.episodes) {
        if episode.rne.is_in(["P", "T"]) && (episode.ls != before.ls || same_placement(before, episode)) {
            found.at(episode).with(before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placement_only() {
        flags(
            &RULE,
            "Episodes CHILD DECOM RNE LS PLACE PL_POST URN PLACE_PROVIDER
             1 01/04/2025 S C2 U1 TW11AA SC000001 PR4
             1 01/05/2025 P C2 U1 TW11AB SC000001 PR4
             1 01/06/2025 P C2 U1 TW11AB SC000001 PR4 !
             1 01/07/2025 P E1 U4 TW11AB SC000001 PR4 !
             1 01/08/2025 L E1 U4 TW11AB SC000001 PR4",
        );
    }
}
