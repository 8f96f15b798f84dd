//! SW10STG2: social worker episodes follow one another.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW10STG2",
    message: "A new social worker episode has started before the end date of the previous social worker episode.",
    earlier: &[],
    level: Level::Error,
    text: "If the current social worker episode <SW_REASON> is not = ‘FCONTA’ then <SW_DECOM> of current episode must be >= (<SW_DEC>+/- 7 days) of previous episode if present.",
    reading: "<SW_DECOM> must be within 7 days of the previous <SW_DEC>, if present; since 2024-25, unless <SW_REASON> is FCONTA.",
    fields: &["SW_DECOM"],
    needs: &[ThisYear(Table::SwEpisodes)],
    years: Years::since(2024),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let first_contact =
        |row: &SocialWorkerEpisode| row.sw_reason == "FCONTA" && child.collection.year >= Year(2025);
    for (before, row) in consecutive(&social_workers(child)) {
        if before.sw_dec.is_day() && !first_contact(row) && !within_a_week(before, row) {
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
             3 28/06/2025 . MANAGE",
        );
    }
}
