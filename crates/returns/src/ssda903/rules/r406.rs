//! 406: there is no distance for an unaccompanied asylum-seeking child.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "406",
    message: "Child is Unaccompanied Asylum-Seeking Child (UASC) or was formerly UASC. Distance should be blank.",
    earlier: &[],
    level: Level::Error,
    text: "If <UASC> = '1' or <COLLECTION YEAR> - 1 <UASC> = '1' or <COLLECTION YEAR> - 2 <UASC> = '1' Then <PL_DISTANCE> should not be provided Note: <PL_DISTANCE> is a derived field in most instances",
    reading: "If the child was an unaccompanied asylum-seeking child this year, last year or the year before, then <PL_DISTANCE> should not be provided. It is worked out from the postcodes; the year before last is not known here.",
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
    if child.was_asylum_seeker() {
        found.all(child.episodes.iter().filter(|episode| episode.pl_distance.is_some()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn now_or_last_year() {
        flags(
            &RULE,
            "Header CHILD UASC
             1 1
             2 0
             3 0
             Header_last CHILD UASC
             2 1
             Episodes CHILD PL_DISTANCE
             1 12.5 !
             1 .
             2 12.5 !
             3 12.5",
        );
    }
}
