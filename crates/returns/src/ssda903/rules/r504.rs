//! 504: the category of need is that of the period's start.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "504",
    message: "The category of need code differs from that reported at start of current period of being looked after",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where an episode begins on the day the previous one ended with <REC> = X1, its <CIN> must be that of the previous episode.",
    fields: &["CIN"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for (before, episode) in consecutive(child.episodes) {
        if before.rec == "X1" && episode.decom.same_day(before.dec) && episode.cin != before.cin {
            found.at(episode).with(before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_need() {
        flags(
            &RULE,
            "Episodes CHILD DECOM DEC REC CIN
             1 01/04/2025 01/05/2025 X1 N1
             1 01/05/2025 01/06/2025 X1 N2 !
             1 02/06/2025 01/07/2025 E4A N1
             1 01/07/2025 . . N2",
        );
    }
}
