//! 233: an episode that has not ceased has no reason for a change of placement.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "233",
    message: "Reason for placement change is not required when the episode has not ceased.",
    earlier: &[],
    level: Level::Error,
    text: "If DATE_EPISODE_CEASED is null then <REASON_PLACE_CHANGE> should be null",
    reading: "If <DEC> is blank, then <REASON_PLACE_CHANGE> should be blank.",
    fields: &["REASON_PLACE_CHANGE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::since(2026),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let open = |episode: &&Episode| episode.dec.is_blank() && episode.reason_place_change.is_given();
    found.all(child.episodes.iter().filter(open));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn still_open() {
        flags(
            &RULE,
            "Episodes DEC REASON_PLACE_CHANGE
             . CARPL !
             . .
             01/05/2025 CARPL
             01/05/2025 .",
        );
    }
}
