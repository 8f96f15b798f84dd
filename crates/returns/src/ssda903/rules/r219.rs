//! 219: a provider's number goes with the type of placement.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "219",
    message: "The Ofsted Unique reference number (URN) provided for the child's placement does not match the placement type recorded.",
    earlier: &[],
    level: Level::Error,
    text: "If <URN> provided and <URN> not = 'XXXXXXX' then <PL> must = any URN Lookup <PLACEMENT CODE> of matching URN Lookup <URN>",
    reading: "If <URN> is provided and is not XXXXXXX, then <PLACE> must be one of the placement codes that the lookup has for the <URN>.",
    fields: &["PLACE", "URN"],
    needs: &[ThisYear(Table::Episodes), Need::Providers],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.episodes.iter().filter(|episode| episode.has_urn()) {
        if child.providers_of(episode).iter().all(|provider| !provider.place_codes.contains(&episode.place)) {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_type_of_placement() {
        flags(
            &RULE,
            "Providers URN PLACE_CODES
             SC000001 K2,R3
             Episodes PLACE URN
             K2 SC000001
             U1 SC000001 !
             K2 SC000009 !
             U1 XXXXXXX
             U1 .",
        );
    }
}
