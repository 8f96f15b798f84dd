//! 365: a short break lasts 17 days at most.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "365",
    message: "Any individual short- term respite placement must not exceed 17 days.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <LS> = V3, <DEC> (the collection's end while the episode is open) must be no more than 17 days after <DECOM>.",
    fields: &["DEC", "DECOM", "LS"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.episodes.iter().filter(|episode| episode.ls == "V3") {
        let last = if episode.dec.is_blank() { child.collection.end.into() } else { episode.dec };
        if last.after(episode.decom.plus_days(17)) {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seventeen_days_and_no_more() {
        flags(
            &RULE,
            "Episodes DECOM DEC LS
             01/04/2025 18/04/2025 V3
             01/05/2025 19/05/2025 V3 !
             01/06/2025 19/06/2025 V4
             14/03/2026 . V3
             13/03/2026 . V3 !",
        );
    }
}
