//! 526: a placement with a provider has the provider's code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "526",
    message: "Child is missing a placement provider code for at least one episode.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <PLACE> is not T0 to T4 nor Z1 (from 2025-26, Z11 to Z14), <PLACE_PROVIDER> must be provided.",
    fields: &["PLACE", "PLACE_PROVIDER"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.episodes.iter().filter(|episode| episode.place_provider.is_blank()) {
        let spared = episode.is_temporary() || is_other_placement(episode, child.collection.year);
        if !spared {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_provider() {
        flags(
            &RULE,
            "Episodes PLACE PLACE_PROVIDER
             U1 . !
             U1 PR4
             T1 .
             Z14 .
             Z1 . !
             . . !",
        );
    }
}
