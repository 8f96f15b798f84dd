//! `SW10aSTG2`: social worker episodes follow one another.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW10aSTG2",
    message: "A new social worker episode has started and it is not within +/- 7 days of a previous episode.",
    earlier: &[],
    level: Level::Error,
    text: "If the current social worker episode <SW_REASON> is not = ‘FCONTA’ then <SW_DECOM> of current episode must be >= (<SW_DEC>+/- 7 days) of previous episode if present.",
    reading: "If <SW_REASON> is not FCONTA, then <SW_DECOM> must be within 7 days of the <SW_DEC> of the previous episode, if there is one.",
    fields: &["SW_DECOM"],
    needs: &[ThisYear(Table::SwEpisodes)],
    years: Years::since(2026),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for (before, row) in consecutive(&social_workers(child)) {
        if row.sw_reason != "FCONTA" && !within_a_week(before, row) {
            found.at(*row).with(*before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week() {
        flags(
            &RULE,
            "SWEpisodes CHILD SW_DECOM SW_DEC SW_REASON
             1 01/05/2025 01/06/2025 MANAGE
             1 08/06/2025 20/06/2025 MANAGE
             1 28/06/2025 . MANAGE !
             2 01/05/2025 01/06/2025 MANAGE
             2 28/06/2025 . FCONTA
             3 01/05/2025 . MANAGE
             3 28/06/2025 . MANAGE !",
        );
    }
}
