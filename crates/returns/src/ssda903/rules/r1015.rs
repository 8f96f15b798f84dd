//! 1015: own provision lies in the own authority.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1015",
    message: "Placement provider is own provision but child not placed in own LA.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <LS> is not V3 or V4, <PLACE_PROVIDER> is PR1 and <PLACE> is not a foster or adoption placement (from 2025-26, nor supported accommodation, K3), <PL_LA> must be the returning authority.",
    fields: &["PL_LA"],
    needs: &[ThisYear(Table::Episodes), Need::Postcodes, Need::Authority],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(own) = child.of.reference.authority else { return };
    for episode in
        child.episodes.iter().filter(|episode| episode.place_provider == "PR1" && episode.pl_la != own)
    {
        let spared = episode.is_fostering()
            || episode.is_placed_for_adoption()
            || episode.place == "K3" && child.collection.year >= Year(2026);
        if !spared && !episode.is_short_break() && episode.place.is_given() && episode.ls.is_given() {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_provision_elsewhere() {
        flags(
            &RULE,
            "Authority E09000027
             Episodes PLACE LS PLACE_PROVIDER PL_LA
             K2 C2 PR1 E09000027
             K2 C2 PR1 E06000052 !
             U2 C2 PR1 E06000052
             K2 V3 PR1 E06000052
             K2 C2 PR2 E06000052
             K3 C2 PR1 E06000052
             . C2 PR1 E06000052",
        );
    }
}
