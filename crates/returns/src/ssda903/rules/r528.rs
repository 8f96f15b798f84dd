//! 528: another authority's provision is not at home, in hospital or in custody.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "528",
    message: "A placement provider code of PR2 cannot be associated with placements P1, R2 or R5.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <PLACE_PROVIDER> is PR2, <PLACE> must not be P1, R2 or R5.",
    fields: &["PLACE", "PLACE_PROVIDER"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong =
        |episode: &&Episode| episode.place_provider == "PR2" && episode.place.is_in(["P1", "R2", "R5"]);
    found.all(child.episodes.iter().filter(wrong));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_authority_s_provision() {
        flags(
            &RULE,
            "Episodes PLACE PLACE_PROVIDER
             P1 PR2 !
             R2 PR2 !
             R5 PR2 !
             U1 PR2
             P1 PR0",
        );
    }
}
