//! 366: the placement does not change during a short break.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "366",
    message: "A child cannot change placement during the course of an individual short-term respite break.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <LS> = V3, <RNE> must be S.",
    fields: &["RNE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.episodes.iter().filter(|episode| episode.ls == "V3" && episode.rne != "S"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_reason() {
        flags(
            &RULE,
            "Episodes LS RNE
             V3 S
             V3 P !
             V3 . !
             V4 P",
        );
    }
}
