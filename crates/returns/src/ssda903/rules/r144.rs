//! 144: the legal status is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "144",
    message: "The legal status code is not a valid code.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <LS> must be a valid value.",
    fields: &["LS"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.episodes.iter().filter(|episode| not_among(episode.ls, &child.codes().ls)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_none() {
        flags(
            &RULE,
            "Episodes LS
             c1
             S20 !
             .",
        );
    }
}
