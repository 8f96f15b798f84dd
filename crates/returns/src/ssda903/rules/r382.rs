//! 382: a short break is no temporary placement.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "382",
    message: "A child receiving respite care cannot be in a temporary placement.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <LS> is V3 or V4, <PLACE> must not be T0 to T4.",
    fields: &["LS", "PLACE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.episodes.iter().filter(|episode| episode.is_short_break() && episode.is_temporary()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_breaks_only() {
        flags(
            &RULE,
            "Episodes LS PLACE
             V3 T1 !
             V4 T4 !
             V3 U1
             C2 T1",
        );
    }
}
