//! 529: other public bodies do not foster, place for adoption or run children's homes.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "529",
    message: "Placement provider code of PR3 cannot be associated with placements P1, A3 to A6, K1, K2 and U1 to U6 as these placements cannot be provided by other public organisations.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <PLACE_PROVIDER> is PR3, <PLACE> must not be P1, A3 to A6, K1, K2 or U1 to U6.",
    fields: &["PLACE", "PLACE_PROVIDER"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.episodes.iter().filter(|episode| episode.place_provider == "PR3") {
        let home = episode.place.is_in(["P1", "K1", "K2"]);
        if home || episode.is_placed_for_adoption() || episode.is_fostering() {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_public_body() {
        flags(
            &RULE,
            "Episodes PLACE PLACE_PROVIDER
             P1 PR3 !
             A3 PR3 !
             K2 PR3 !
             U6 PR3 !
             R2 PR3
             U6 PR4",
        );
    }
}
