//! 381: a period of care does not end with a temporary placement.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "381",
    message: "A period of care cannot end with a temporary placement.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <PLACE> is T0 to T4 and <REC> is provided, <REC> must be X1.",
    fields: &["PLACE", "REC"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let ends = |episode: &&Episode| episode.is_temporary() && episode.rec.is_given() && episode.rec != "X1";
    found.all(child.episodes.iter().filter(ends));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ending_with_one() {
        flags(
            &RULE,
            "Episodes PLACE REC
             T1 E4A !
             T1 X1
             T1 .
             U1 E4A",
        );
    }
}
