//! 214: a short break needs no placement postcode or provider's number.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "214",
    message: "Placement location information not required.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <LS> is V3 or V4, then <PL_POST> and <URN> should not be provided.",
    fields: &["PL_POST", "URN"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let located = |episode: &&Episode| {
        episode.is_short_break() && (episode.pl_post.is_given() || episode.urn.is_given())
    };
    found.all(child.episodes.iter().filter(located));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_breaks_only() {
        flags(
            &RULE,
            "Episodes LS PL_POST URN
             V3 TW11AA . !
             V4 . SC000001 !
             V3 . .
             C2 TW11AA SC000001",
        );
    }
}
