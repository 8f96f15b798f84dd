//! 355: an episode lasts at least a day.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "355",
    message: "Episode appears to have lasted for less than 24 hours",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DEC> must not be the same day as <DECOM>. An episode with neither date is found here too.",
    fields: &["DEC", "DECOM"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let instant = |episode: &&Episode| {
        episode.dec.same_day(episode.decom) || episode.dec.is_blank() && episode.decom.is_blank()
    };
    found.all(child.episodes.iter().filter(instant));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back_in_a_day() {
        flags(
            &RULE,
            "Episodes DECOM DEC
             01/04/2025 01/04/2025 !
             01/04/2025 02/04/2025
             01/04/2025 .
             . . !",
        );
    }
}
