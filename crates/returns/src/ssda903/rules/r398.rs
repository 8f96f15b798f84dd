//! 398: a short break has no postcodes.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "398",
    message: "Distance field completed but child looked after under legal status V3 or V4.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <LS> is V3 or V4, then <HOME_POST> and <PL_POST> should not be provided.",
    fields: &["HOME_POST", "LS", "PL_POST"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let given = |episode: &Episode| episode.home_post.is_given() || episode.pl_post.is_given();
    found.all(child.episodes.iter().filter(|episode| episode.is_short_break() && given(episode)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_breaks_only() {
        flags(
            &RULE,
            "Episodes LS HOME_POST PL_POST
             V3 TW11AA . !
             V4 . TW11AA !
             V3 . .
             C2 TW11AA TW11AB",
        );
    }
}
