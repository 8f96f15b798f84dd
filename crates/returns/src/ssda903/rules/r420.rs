//! 420: a short break has no authority of placement.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "420",
    message: "LA of placement completed but child is looked after under legal status V3 or V4.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <LS> is V3 or V4, then <PL_LA> should not be provided. It is worked out from <PL_POST>.",
    fields: &["PL_LA"],
    needs: &[ThisYear(Table::Episodes), Need::Postcodes],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.episodes.iter().filter(|episode| episode.is_short_break() && episode.pl_la.is_given()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_breaks_only() {
        flags(
            &RULE,
            "Episodes LS PL_LA
             V3 E09000027 !
             V4 SCO !
             V3 .
             C2 E09000027",
        );
    }
}
