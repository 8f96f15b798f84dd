//! `SW11bSTG2`: a social worker episode that ended in the last days of the year is followed by another.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW11bSTG2",
    message: "Social worker episode has ended before 31 March and no subsequent social worker episode has been provided.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If the last social worker episode has a <SW_DEC> in the 5 days up to 31 March, another should be provided.",
    fields: &["SW_DEC"],
    needs: &[ThisYear(Table::SwEpisodes)],
    years: Years::since(2024),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let end = DateCell::Day(child.collection.end);
    let lately = |row: &&SocialWorkerEpisode| {
        row.sw_dec.on_or_after(end.plus_days(-5)) && row.sw_dec.on_or_before(end)
    };
    found.all(last_social_worker(child).filter(lately));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_since() {
        flags(
            &RULE,
            "SWEpisodes CHILD SW_DECOM SW_DEC
             1 01/05/2025 01/06/2025
             1 01/06/2025 26/03/2026 !
             2 01/05/2025 31/03/2026 !
             3 01/05/2025 25/03/2026
             4 01/05/2025 .",
        );
    }
}
