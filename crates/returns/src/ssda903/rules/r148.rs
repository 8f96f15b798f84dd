//! 148: an episode has both a date and a reason for ceasing, or neither.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "148",
    message: "Date episode ceased and reason episode ceased must both be coded, or both left blank.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DEC> and <REC> must both be provided or both be blank.",
    fields: &["DEC", "REC"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.episodes.iter().filter(|episode| episode.dec.is_given() != episode.rec.is_given()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_without_the_other() {
        flags(
            &RULE,
            "Episodes DEC REC
             01/04/2025 X1
             01/04/2025 . !
             . X1 !
             . .",
        );
    }
}
