//! 224: a provider's number goes with the kind of provider.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "224",
    message: "The Ofsted Unique reference number (URN) provided for the child's placement does not match the placement provider recorded.",
    earlier: &[],
    level: Level::Error,
    text: "If <URN> provided and <URN> not = 'XXXXXXX', then <PLACE_PROVIDER> must = URN Lookup <PLACE_PROVIDER>",
    reading: "If <URN> is provided and is not XXXXXXX, then <PLACE_PROVIDER> must be one of the providers' codes that the lookup has for the <URN>.",
    fields: &["PLACE_PROVIDER"],
    needs: &[ThisYear(Table::Episodes), Need::Providers],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.episodes.iter().filter(|episode| episode.has_urn()) {
        let kinds = child.providers_of(episode).iter().flat_map(|provider| &provider.provider_codes);
        if kinds.into_iter().all(|kind| *kind != episode.place_provider) {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_kind_of_provider() {
        flags(
            &RULE,
            "Providers URN PROVIDER_CODES
             SC000001 PR1,PR4
             SC000002 .
             Episodes PLACE_PROVIDER URN
             PR4 SC000001
             PR2 SC000001 !
             PR2 SC000002 !
             PR2 XXXXXXX
             PR2 .",
        );
    }
}
