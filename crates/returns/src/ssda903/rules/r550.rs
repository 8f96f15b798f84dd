//! 550: parents provide only a placement at home.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "550",
    message: "A placement provider code of PR0 can only be associated with placement P1.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <PLACE_PROVIDER> is PR0, <PLACE> must be P1.",
    fields: &["PLACE", "PLACE_PROVIDER"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(
        child.episodes.iter().filter(|episode| episode.place_provider == "PR0" && episode.place != "P1"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parents() {
        flags(
            &RULE,
            "Episodes PLACE PLACE_PROVIDER
             P1 PR0
             U1 PR0 !
             U1 PR4",
        );
    }
}
