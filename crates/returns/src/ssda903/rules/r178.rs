//! 178: the placement provider is a valid code and stands only where there is a provider.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "178",
    message: "Placement provider code is not a valid code.",
    earlier: &[],
    level: Level::Error,
    text: "If provided <PLACE_PROVIDER> must be a valid value and should not be provided if <PL> = ‘T0’; ‘T1’; ‘T2’; ‘T3’; ‘Z11’; ‘Z12’; ‘Z13’;’Z14’",
    reading: "If provided, <PLACE_PROVIDER> must be a valid value, and it should not be provided where <PLACE> is T0, T1, T2, T3 or Z1 (from 2025-26, Z11 to Z14).",
    fields: &["PLACE_PROVIDER"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.episodes.iter().filter(|episode| episode.place_provider.is_given()) {
        let invalid = not_among(episode.place_provider, &child.codes().place_provider);
        let needless = episode.place.is_in(["T0", "T1", "T2", "T3"])
            || is_other_placement(episode, child.collection.year);
        if invalid || needless {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_that_is_none_and_one_that_is_not_needed() {
        flags(
            &RULE,
            "Episodes PLACE_PROVIDER PLACE
             PR0 U1
             PR6 U1 !
             PR1 T0 !
             PR1 T4
             . U1",
        );
    }
}
