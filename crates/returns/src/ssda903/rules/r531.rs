//! 531: voluntary provision is not at home.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "531",
    message: "A placement provider code of PR5 cannot be associated with placements P1.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <PLACE_PROVIDER> is PR5, <PLACE> must not be P1.",
    fields: &["PLACE", "PLACE_PROVIDER"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(
        child.episodes.iter().filter(|episode| episode.place_provider == "PR5" && episode.place == "P1"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn voluntary_provision() {
        flags(
            &RULE,
            "Episodes PLACE PLACE_PROVIDER
             P1 PR5 !
             U1 PR5
             P1 PR0",
        );
    }
}
