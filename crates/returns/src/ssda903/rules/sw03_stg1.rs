//! SW03STG1: a social worker episode is complete.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW03STG1",
    message: "For each social worker episode, information should be complete.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<SW_ID>, <SW_DECOM> and <SW_REASON> must be provided.",
    fields: &["SW_DECOM", "SW_ID", "SW_REASON"],
    needs: &[ThisYear(Table::SwEpisodes)],
    years: Years::between(2024, 2024),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let lacking = |row: &&SocialWorkerEpisode| {
        row.sw_id.is_blank() || row.sw_decom.is_blank() || row.sw_reason.is_blank()
    };
    found.all(child.sw_episodes.iter().filter(lacking));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn something_is_lacking() {
        flags(
            &RULE,
            "SWEpisodes SW_ID SW_DECOM SW_REASON
             SW1 01/05/2023 FCONTA
             . 01/05/2023 FCONTA !
             SW1 . FCONTA !
             SW1 01/05/2023 . !",
        );
    }
}
