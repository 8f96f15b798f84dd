//! 367: short breaks add up to 75 days a year at most.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "367",
    message: "The maximum amount of respite care allowable is 75 days in any 12-month period.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "For each child, the days of the year that lie between <DECOM> and <DEC> (the collection's end while the episode is open) of episodes with <LS> = V3 must not exceed 75.",
    fields: &["DEC", "DECOM", "LS"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let breaks = || child.episodes.iter().filter(|episode| episode.ls == "V3");
    let Collection { start, end, .. } = child.collection;
    let days = |episode: &Episode| {
        let from = if episode.decom.before(start) { start.into() } else { episode.decom };
        let to = if episode.dec.is_blank() || episode.dec.after(end) { end.into() } else { episode.dec };
        from.days_until(to).filter(|days| *days > 0)
    };
    if breaks().filter_map(days).sum::<i32>() > 75 {
        found.all(breaks().filter(|episode| days(episode).is_some()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seventy_five_days_and_one_more() {
        flags(
            &RULE,
            "Episodes CHILD DECOM DEC LS
             1 01/04/2025 16/04/2025 V3
             1 01/05/2025 30/06/2025 V3
             2 01/04/2025 16/04/2025 V3 !
             2 01/05/2025 01/07/2025 V3 !
             2 01/08/2025 01/10/2025 C2
             3 01/03/2025 15/06/2025 V3
             4 01/09/2025 . V3 !",
        );
    }
}
