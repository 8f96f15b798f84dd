//! 392b: the postcodes of home and placement are given.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "392b",
    message: "Child is looked after but no postcodes are recorded.",
    earlier: &[],
    level: Level::Error,
    text: "If <LS> not = 'V3' or 'V4' and <UASC> = '0' and <COLLECTION YEAR> - 1 <UASC> = '0' and <COLLECTION YEAR> - 2 <UASC> = '0' then <HOME_POST> and <PL_POST> should be provided.",
    reading: "If <LS> is not V3 or V4 and the child was no unaccompanied asylum-seeking child this year, last year or the year before, then <HOME_POST> and <PL_POST> should be provided. The year before last is not known here.",
    fields: &["HOME_POST", "PL_POST"],
    needs: &[
        ThisYear(Table::Episodes),
        Need::Fully(&LastYear(Table::Header)),
        Need::Fully(&ThisYear(Table::Uasc)),
    ],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if !child.was_asylum_seeker() {
        let nowhere = |episode: &Episode| episode.home_post.is_blank() || episode.pl_post.is_blank();
        found.all(child.episodes.iter().filter(|episode| !episode.is_short_break() && nowhere(episode)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_is_lacking() {
        flags(
            &RULE,
            "Header CHILD UASC
             1 0
             2 1
             Episodes CHILD LS HOME_POST PL_POST
             1 C2 TW11AA TW11AB
             1 C2 . TW11AB !
             1 C2 TW11AA . !
             1 V3 . .
             2 C2 . .",
        );
    }
}
