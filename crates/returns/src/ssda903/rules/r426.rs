//! 426: short breaks of a year are all V3 or all V4.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "426",
    message: "A child receiving respite care cannot be recorded under a legal status of V3 and V4 in the same year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "A child must not have episodes with <LS> = V3 and episodes with <LS> = V4 in the year.",
    fields: &["LS"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let has = |ls| child.episodes.iter().any(|episode| episode.ls == ls);
    if has("V3") && has("V4") {
        found.all(child.episodes.iter().filter(|episode| episode.is_short_break()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds() {
        flags(
            &RULE,
            "Episodes CHILD LS
             1 V3 !
             1 V4 !
             1 C2
             2 V3
             2 V3
             3 V4",
        );
    }
}
