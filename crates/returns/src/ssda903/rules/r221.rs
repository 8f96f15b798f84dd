//! 221: a provider's number goes with the postcode of the placement.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "221",
    message: "The Ofsted Unique reference number (URN) provided for the child's placement does not match the placement postcode provided.",
    earlier: &[],
    level: Level::Error,
    text: "If <URN> provided and <URN> not = 'XXXXXX', and <LS> not = 'V3', 'V4' and where <PL> = 'K1', 'K2', 'K3', 'R3' or 'S1' and <PL_POST> provided, <PL_POST> should = URN Lookup <Provider Postcode>",
    reading: "If <URN> is provided and is not XXXXXXX, <LS> is not V3 or V4, <PLACE> is K1, K2, R3 or S1 (also H5 in 2023-24, K3 from 2024-25) and <PL_POST> is provided, then <PL_POST> must be a postcode that the lookup has for the <URN>.",
    fields: &["PL_POST"],
    needs: &[ThisYear(Table::Episodes), Need::Providers],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let year = child.collection.year;
    for episode in child.episodes {
        let concerned = episode.place.is_in(["K1", "K2", "R3", "S1"])
            || episode.place == "H5" && year == Year(2024)
            || episode.place == "K3" && year >= Year(2025);
        if concerned && episode.has_urn() && !episode.is_short_break() && episode.pl_post.is_given() {
            let providers = child.providers_of(episode);
            if providers.iter().all(|provider| provider.postcode != episode.pl_post) {
                found.at(episode);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_postcode() {
        flags(
            &RULE,
            "Providers URN POSTCODE
             SC000001 TW11AY
             Episodes CHILD URN LS PLACE PL_POST
             1 SC000001 C2 K2 TW11AY
             2 SC000001 C2 K2 TW11AZ !
             3 SC000001 V3 K2 TW11AZ
             4 SC000001 C2 U1 TW11AZ
             5 SC000001 C2 K2 .
             6 SC000099 C2 K2 TW11AZ !
             7 XXXXXXX C2 K2 TW11AZ",
        );
    }

    #[test]
    fn k3_from_2024_25_and_h5_the_year_before() {
        for (year, k3, h5) in [(2024, "", "!"), (2025, "!", "")] {
            let rows = format!(
                "Year {year}
                 Providers URN POSTCODE
                 SC000001 TW11AY
                 Episodes CHILD URN LS PLACE PL_POST
                 1 SC000001 C2 K3 TW11AZ {k3}
                 2 SC000001 C2 H5 TW11AZ {h5}"
            );
            flags(&RULE, &rows);
        }
    }
}
