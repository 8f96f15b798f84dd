//! 575: a time missing ends with the placement from which the child was missing.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "575",
    message: "If the placement from which the child goes missing/away from placement without authorisation ends, the missing/away from placement without authorisation period in the missing module must also have an end date.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <MIS_START> lies within an episode that has a <DEC>, <MIS_END> must be provided.",
    fields: &["MIS_END"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Missing)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for period in child.missing.iter().filter(|period| period.mis_end.is_blank()) {
        let from = |episode: &&Episode| {
            episode.decom.on_or_before(period.mis_start) && episode.dec.on_or_after(period.mis_start)
        };
        if let Some(episode) = child.episodes.iter().find(from) {
            found.at(period).with(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_placement_ended() {
        flags(
            &RULE,
            "Episodes CHILD DECOM DEC
             1 01/05/2025 01/06/2025
             1 01/06/2025 .
             Missing CHILD MIS_START MIS_END
             1 20/05/2025 . !
             1 20/05/2025 21/05/2025
             1 02/06/2025 .
             2 20/05/2025 .",
        );
    }
}
