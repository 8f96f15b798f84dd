//! 143: the reason for a new episode is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "143",
    message: "The reason for new episode code is not a valid code.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <RNE> must be a valid value.",
    fields: &["RNE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.episodes.iter().filter(|episode| not_among(episode.rne, &child.codes().rne)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_none() {
        flags(
            &RULE,
            "Episodes RNE
             S
             SP !
             .",
        );
    }
}
