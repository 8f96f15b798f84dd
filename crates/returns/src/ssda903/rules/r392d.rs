//! 392d: only with the parents are home and placement the same postcode.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "392d",
    message: "Home and placement postcodes should not be same unless the placement type is P1.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<HOME_POST> and <PL_POST> should not be the same unless <PLACE> is P1.",
    fields: &["HOME_POST", "PLACE", "PL_POST"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let same = |episode: &Episode| episode.home_post.is_given() && episode.home_post == episode.pl_post;
    found.all(child.episodes.iter().filter(|episode| same(episode) && episode.place != "P1"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_home() {
        flags(
            &RULE,
            "Episodes PLACE HOME_POST PL_POST
             P1 TW11AA TW11AA
             U1 TW11AA TW11AA !
             U1 TW11AA TW11AB
             U1 . .",
        );
    }
}
