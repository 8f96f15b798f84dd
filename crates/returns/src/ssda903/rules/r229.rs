//! 229: the provider is of the returning authority, or is not, as the kind of provider says.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "229",
    message: "Placement provider does not match between the placing authority and the local authority code of the provider. [NOTE: The provider's LA code is inferred from the its postcode, and may be inaccurate in some cases.]",
    earlier: &[],
    level: Level::Error,
    text: "If <URN> is provided and is not XXXXXXX: where <PLACE_PROVIDER> is PR1, the returning authority must be the authority that the lookup has for the <URN>; where it is PR2, it must not be. From 2025-26 this does not concern supported accommodation (K3) nor types of placement without a registered provider.",
    fields: &["PLACE_PROVIDER", "URN"],
    needs: &[ThisYear(Table::Episodes), Need::Providers, Need::Authority],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(own) = child.of.reference.authority else { return };
    for episode in child.episodes.iter().filter(|episode| episode.has_urn()) {
        let year = child.collection.year;
        let spared = year >= Year(2026) && (episode.place == "K3" || needs_no_urn(episode, year));
        let is_own = child.providers_of(episode).iter().any(|provider| provider.authority == own);
        let contradicts =
            if is_own { episode.place_provider == "PR2" } else { episode.place_provider == "PR1" };
        if contradicts && !spared {
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
             Providers URN LA_CODE_INFERRED
             SC000001 E09000027
             SC000002 E06000052
             Episodes PLACE PLACE_PROVIDER URN
             U1 PR1 SC000001
             U1 PR2 SC000001 !
             U1 PR1 SC000002 !
             U1 PR2 SC000002
             K3 PR1 SC000002
             T0 PR1 SC000002
             U1 PR1 XXXXXXX",
        );
    }
}
