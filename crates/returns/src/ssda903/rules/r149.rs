//! 149: the reason an episode ceased is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "149",
    message: "Reason episode ceased code is not valid.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <REC> must be a valid value.",
    fields: &["REC"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.episodes.iter().filter(|episode| not_among(episode.rec, &child.codes().rec)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_none() {
        flags(
            &RULE,
            "Episodes REC
             E4A
             E49 !
             .",
        );
    }
}
