//! `SW01aSTG1`: a social worker episode from before April 2023 is complete.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW01aSTG1",
    message: "For each social worker episode, information should be complete",
    earlier: &[],
    level: Level::Error,
    text: "If <SW_DECOM> < 01 April 2023 then at least one instance of each of the following items should be provided: <SW_ID>, <SW_DECOM> Note: <SW_REASON> may or may not have been provided",
    reading: "If <SW_DECOM> is before 1 April 2023 or blank, then <SW_ID> and <SW_DECOM> should be provided.",
    fields: &["SW_DECOM", "SW_ID"],
    needs: &[ThisYear(Table::SwEpisodes)],
    years: Years::between(2025, 2025),
    check: ByChild(check),
};

const SINCE: Date = Date::constant(2023, 4, 1);

fn check(child: &Child<'_>, found: &mut Found) {
    let early = |row: &&SocialWorkerEpisode| row.sw_decom.is_blank() || row.sw_decom.before(SINCE);
    let lacking = |row: &&SocialWorkerEpisode| row.sw_id.is_blank() || row.sw_decom.is_blank();
    found.all(child.sw_episodes.iter().filter(early).filter(lacking));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_april_2023() {
        flags(
            &RULE,
            "SWEpisodes SW_ID SW_DECOM
             SW1 31/03/2023
             . 31/03/2023 !
             SW1 . !
             . 01/04/2023",
        );
    }
}
