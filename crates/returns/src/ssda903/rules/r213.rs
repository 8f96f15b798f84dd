//! 213: a temporary placement has no provider.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "213",
    message: "Placement provider information not required.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <PLACE> is T0 to T4 (from 2025-26 also Z11 to Z14), then <PLACE_PROVIDER> should not be provided.",
    fields: &["PLACE_PROVIDER"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.episodes.iter().filter(|episode| episode.place_provider.is_given()) {
        let other = child.collection.year >= Year(2026) && is_other_placement(episode, child.collection.year);
        if other || episode.is_temporary() {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holiday_has_no_provider() {
        flags(
            &RULE,
            "Episodes PLACE PLACE_PROVIDER
             T3 PR1 !
             Z13 PR1 !
             T4 PR1 !
             U1 PR1
             T0 .",
        );
    }
}
