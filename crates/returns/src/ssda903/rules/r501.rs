//! 501: an episode begins after the one before has ended.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "501",
    message: "A new episode has started before the end date of the previous episode.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DECOM> must be on or after the previous episode's <DEC>.",
    fields: &["DEC", "DECOM"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for (before, episode) in consecutive(child.episodes) {
        if episode.decom.before(before.dec) {
            found.at(episode).with(before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_overlap() {
        flags(
            &RULE,
            "Episodes CHILD DECOM DEC
             1 01/04/2025 01/05/2025
             1 01/05/2025 02/06/2025
             1 01/06/2025 . !
             2 01/04/2025 01/05/2025",
        );
    }
}
