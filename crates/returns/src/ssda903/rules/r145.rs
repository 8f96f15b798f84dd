//! 145: the category of need is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "145",
    message: "Category of need code is not a valid code.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <CIN> must be a valid value.",
    fields: &["CIN"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.episodes.iter().filter(|episode| not_among(episode.cin, &child.codes().cin)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_none() {
        flags(
            &RULE,
            "Episodes CIN
             N1
             N9 !
             .",
        );
    }
}
