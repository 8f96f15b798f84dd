//! 392a: the distance to the placement is known.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "392a",
    message: "Child is looked after but no distance is recorded.",
    earlier: &[],
    level: Level::Error,
    text: "If <LS> not = 'V3' or 'V4' and <UASC> = '0' and <COLLECTION YEAR> - 1 <UASC> = '0' and <COLLECTION YEAR> - 2 <UASC> = '0' then <PL_DISTANCE> must be provided",
    reading: "If <LS> is not V3 or V4 and the child was no unaccompanied asylum-seeking child this year, last year or the year before, then <PL_DISTANCE> must be provided. It is worked out from the postcodes; the year before last is not known here.",
    fields: &["PL_DISTANCE"],
    needs: &[
        ThisYear(Table::Episodes),
        ThisYear(Table::Uasc),
        Need::Postcodes,
        Need::Fully(&LastYear(Table::Header)),
    ],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if !child.was_asylum_seeker() {
        let far = |episode: &&Episode| !episode.is_short_break() && episode.pl_distance.is_none();
        found.all(child.episodes.iter().filter(far));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_distance() {
        flags(
            &RULE,
            "Header CHILD UASC
             1 0
             2 1
             3 0
             Header_last CHILD UASC
             3 1
             Episodes CHILD LS PL_DISTANCE
             1 C2 . !
             1 C2 12.5
             1 V3 .
             2 C2 .
             3 C2 .",
        );
    }
}
