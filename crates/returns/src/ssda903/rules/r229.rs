//! 229: the provider is of the returning authority, or is not, as the kind of provider says.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "229",
    message: "Placement provider does not match between the placing authority and the local authority code of the provider.",
    earlier: &[],
    level: Level::Error,
    text: "If Ofsted URN is provided and not 'XXXXXXX' and PL not in: 'K3', ‘P1’; ‘P3’; ‘R1’; ‘R2’; ‘R5’; ‘T0’; ‘T1’; ‘T2’; ‘T3’; ‘T4’; ‘Z11’; ‘Z12’; ‘Z13’; ‘Z14’ then: If <PLACE_PROVIDER> = 'PR1' then <LA> must equal Ofsted URN lookup <LA code>. If <PLACE_PROVIDER> = 'PR2' then Ofsted URN lookup <LA code> must not equal <LA>.",
    reading: "If <URN> is provided and is not XXXXXXX: where <PLACE_PROVIDER> is PR1, the returning authority must be the authority that the lookup has for the <URN>; where it is PR2, it must not be. From 2025-26 this does not concern supported accommodation (K3) nor types of placement without a registered provider. The lookup’s authority follows from the provider’s postcode, and may be wrong.",
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
