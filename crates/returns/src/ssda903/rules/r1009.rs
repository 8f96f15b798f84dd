//! 1009: the reason for a change of placement is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1009",
    message: "Reason for placement change is not a valid code.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <REASON_PLACE_CHANGE> must be a valid value.",
    fields: &["REASON_PLACE_CHANGE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let codes = &child.codes().reason_place_change;
    found.all(child.episodes.iter().filter(|episode| not_among(episode.reason_place_change, codes)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_none() {
        flags(
            &RULE,
            "Episodes REASON_PLACE_CHANGE
             CARPL
             MOVED !
             .",
        );
    }
}
