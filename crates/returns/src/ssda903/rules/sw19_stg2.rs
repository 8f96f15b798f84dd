//! SW19STG2: no two social worker episodes begin on one day.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW19STG2",
    message: "There are 2 social worker episodes for the child starting on the same date.",
    earlier: &[],
    level: Level::Error,
    text: "<SW_DECOM> of current social worker episode must be distinct from any other social worker episodes for this child",
    reading: "<SW_DECOM> must be distinct from any other social worker episode's of the child.",
    fields: &["SW_DEC", "SW_DECOM"],
    needs: &[ThisYear(Table::SwEpisodes)],
    years: Years::since(2026),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for (before, row) in consecutive(child.sw_episodes) {
        if row.sw_decom.same_day(before.sw_decom) {
            found.at(row).with(before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_one_day() {
        flags(
            &RULE,
            "SWEpisodes CHILD SW_DECOM
             1 01/05/2025
             1 01/05/2025 !
             2 01/05/2025",
        );
    }
}
