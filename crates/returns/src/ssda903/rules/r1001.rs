//! 1001: a care leaver was looked after for long enough.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1001",
    message: "The episodes recorded for this young person suggest they are not a relevant or a former relevant child and therefore should not have care leaver information completed.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where the child is in OC3, the episodes of this year and last must show that the child was looked after, other than for short breaks (V3, V4), for at least 13 weeks since the 14th birthday and at some time after the 16th, and was not adopted. Children with no episode in these two years are not judged. Only this year’s episodes and last year’s are known here, so that somebody with care before them may be reported.",
    fields: &["ACCOM", "ACTIV", "IN_TOUCH"],
    needs: &[
        ThisYear(Table::Episodes),
        LastYear(Table::Episodes),
        ThisYear(Table::Header),
        ThisYear(Table::Oc3),
    ],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let episodes = child.known_episodes();
    let (fourteen, sixteen) = (child.born().birthday(14), child.born().birthday(16));
    let (mut days, mut after_sixteen, mut adopted) = (0, false, false);
    for episode in episodes.iter().filter(|episode| !episode.is_short_break()) {
        let last = if episode.dec.is_blank() { child.collection.end.into() } else { episode.dec };
        let from = if episode.decom.before(fourteen) { fourteen } else { episode.decom };
        days += from.days_until(last).unwrap_or(0).max(0);
        after_sixteen |= last.after(sixteen);
        adopted |= episode.is_adoption();
    }
    if fourteen.is_day() && !episodes.is_empty() && (days < 13 * 7 || !after_sixteen || adopted) {
        found.all(child.oc3);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirteen_weeks() {
        flags(
            &RULE,
            "Header CHILD DOB
             1 01/05/2007
             2 01/05/2007
             3 01/05/2009
             4 01/05/2007
             5 01/05/2007
             Episodes CHILD DECOM DEC LS
             1 01/04/2025 01/07/2025 C2
             2 01/04/2025 30/06/2025 C2
             3 01/04/2024 30/04/2025 C2
             4 01/04/2025 01/09/2025 V3
             OC3 CHILD IN_TOUCH
             1 YES
             2 YES !
             3 YES !
             4 YES !
             5 YES",
        );
    }

    #[test]
    fn an_episode_that_went_on_from_last_year_counts_once() {
        flags(
            &RULE,
            "Header DOB
             01/05/2007
             Episodes DECOM DEC LS
             01/02/2025 01/04/2025 C2
             Episodes_last DECOM DEC LS
             01/02/2025 . C2
             OC3 IN_TOUCH
             YES !",
        );
    }

    #[test]
    fn adopted() {
        flags(
            &RULE,
            "Header DOB
             01/05/2007
             Episodes DECOM DEC LS REC
             01/02/2025 01/10/2025 C2 E11
             OC3 IN_TOUCH
             YES !",
        );
    }
}
