//! `SW01bSTG1`: a social worker episode from April 2023 is complete.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW01bSTG1",
    message: "For each social worker episode, information should be complete",
    earlier: &[],
    level: Level::Error,
    text: "If <SW_DECOM> > = 1 April 2023 then at least one instance of each of the following items should be provided: <SW_ID>, <SW_DECOM>, <SW_REASON>",
    reading: "If <SW_DECOM> is on or after 1 April 2023, then <SW_ID>, <SW_DECOM> and <SW_REASON> should be provided.",
    fields: &["SW_DECOM", "SW_ID", "SW_REASON"],
    needs: &[ThisYear(Table::SwEpisodes)],
    years: Years::between(2025, 2025),
    check: ByChild(check),
};

const SINCE: Date = Date::constant(2023, 4, 1);

fn check(child: &Child<'_>, found: &mut Found) {
    let lacking = |row: &&SocialWorkerEpisode| row.sw_id.is_blank() || row.sw_reason.is_blank();
    found.all(child.sw_episodes.iter().filter(lacking).filter(|row| row.sw_decom.on_or_after(SINCE)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_april_2023() {
        flags(
            &RULE,
            "SWEpisodes SW_ID SW_DECOM SW_REASON
             SW1 01/04/2023 FCONTA
             . 01/04/2023 FCONTA !
             SW1 01/04/2023 . !
             SW1 31/03/2023 .",
        );
    }
}
