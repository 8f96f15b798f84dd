//! 634: previous permanence is recorded of children who started to be looked after from April 2016.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "634",
    message: "There are entries for previous permanence options, but child has not started to be looked after from 1 April 2016 onwards.",
    earlier: &[],
    level: Level::Error,
    text: "If <PREV_PERM> or <LA_PERM> or <DATE_PERM> provided, then at least 1 episode must have a <DECOM> later than 01/04/2016",
    reading: "If <PREV_PERM>, <LA_PERM> or <DATE_PERM> is provided, then at least one episode must have a <DECOM> on or after 1 April 2016.",
    fields: &["DATE_PERM", "DECOM", "LA_PERM", "PREV_PERM"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::PrevPerm)],
    years: Years::EVERY,
    check: ByChild(check),
};

const SINCE: Date = Date::constant(2016, 4, 1);

fn check(child: &Child<'_>, found: &mut Found) {
    let answered = |row: &&PreviousPermanence| {
        row.prev_perm.is_given() || row.la_perm.is_given() || row.date_perm.is_given()
    };
    let rows = || child.prev_perm.iter().filter(answered);
    let recent = child.episodes.iter().any(|episode| episode.decom.on_or_after(SINCE));
    if rows().next().is_some() && !recent && !child.episodes.is_empty() {
        found.all(child.episodes);
        found.all(rows());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_april_2016() {
        flags(
            &RULE,
            "Episodes CHILD DECOM
             1 31/03/2016 !
             2 31/03/2016
             2 01/05/2025
             3 31/03/2016
             PrevPerm CHILD PREV_PERM
             1 Z1 !
             2 Z1
             3 .
             4 Z1",
        );
    }
}
