//! 356: an episode does not cease before it began.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "356",
    message: "The date the episode ceased is before the date the same episode started.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DEC> must not be before <DECOM>.",
    fields: &["DECOM"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.episodes.iter().filter(|episode| episode.dec.before(episode.decom)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wrong_way_round() {
        flags(
            &RULE,
            "Episodes DECOM DEC
             02/04/2025 01/04/2025 !
             02/04/2025 02/04/2025
             02/04/2025 .",
        );
    }
}
