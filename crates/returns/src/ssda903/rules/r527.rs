//! 527: own provision is not at home, in hospital or in custody.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "527",
    message: "A placement provider code of PR1 cannot be associated with placements P1, R2 or R5.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <PLACE_PROVIDER> is PR1, <PLACE> must not be P1, R2 or R5.",
    fields: &["PLACE", "PLACE_PROVIDER"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong =
        |episode: &&Episode| episode.place_provider == "PR1" && episode.place.is_in(["P1", "R2", "R5"]);
    found.all(child.episodes.iter().filter(wrong));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_provision() {
        flags(
            &RULE,
            "Episodes PLACE PLACE_PROVIDER
             P1 PR1 !
             R2 PR1 !
             R5 PR1 !
             U1 PR1
             P1 PR0",
        );
    }
}
