//! 385: an episode ceased before the collection ended.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "385",
    message: "Date episode ceased must be on or before the end of the current collection year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <DEC> must be on or before the last day of the collection.",
    fields: &["DEC"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.episodes.iter().filter(|episode| episode.dec.after(child.collection.end)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_the_end_of_the_year() {
        flags(
            &RULE,
            "Episodes DEC
             31/03/2026
             01/04/2026 !
             .",
        );
    }
}
