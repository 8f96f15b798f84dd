//! 431: a child starts to be looked after later than the episode before ended.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "431",
    message: "The reason for new episode is started to be looked after, but the previous episode ended on the same day.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <RNE> is S, <DECOM> must be after the previous episode's <DEC>.",
    fields: &["DECOM", "RNE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for (before, episode) in consecutive(child.episodes) {
        if episode.rne == "S" && episode.decom.on_or_before(before.dec) {
            found.at(episode).with(before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_the_same_day() {
        flags(
            &RULE,
            "Episodes CHILD DECOM DEC RNE
             1 01/04/2025 01/05/2025 S
             1 01/05/2025 01/06/2025 S !
             1 02/06/2025 01/07/2025 S
             1 01/07/2025 . P",
        );
    }
}
