//! 384: a short break is no long-term foster placement.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "384",
    message: "A child receiving respite care cannot be in a long-term foster placement",
    earlier: &[],
    level: Level::Error,
    text: "Where <LS> = 'V3' or 'V4' then <PL> must not be 'U1' or 'U4'",
    reading: "Where <LS> is V3 or V4, <PLACE> must not be U1 or U4.",
    fields: &["LS", "PLACE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let long_term = |episode: &&Episode| episode.is_short_break() && episode.place.is_in(["U1", "U4"]);
    found.all(child.episodes.iter().filter(long_term));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_term() {
        flags(
            &RULE,
            "Episodes LS PLACE
             V3 U1 !
             V4 U4 !
             V3 U6
             C2 U1",
        );
    }
}
