//! SW07STG2: a social worker episode ended within the reporting period.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW07STG2",
    message: "Social worker episode end date should be on or after the start of the social worker reporting period, and should be on or before the collection end date.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <SW_DEC> must be on or before the last day of the collection and on or after the first day of the reporting period: that of the collection in 2023-24, a year earlier since.",
    fields: &["SW_DEC"],
    needs: &[ThisYear(Table::SwEpisodes)],
    years: Years::since(2024),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let start = child.collection.start;
    let first = if child.collection.year <= Year(2024) { Some(start) } else { calendar::birthday(start, -1) };
    let outside =
        |row: &&SocialWorkerEpisode| row.sw_dec.after(child.collection.end) || row.sw_dec.before(first);
    found.all(child.sw_episodes.iter().filter(outside));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_and_after() {
        flags(
            &RULE,
            "SWEpisodes SW_DEC
             31/03/2024 !
             01/04/2024
             31/03/2026
             01/04/2026 !
             .",
        );
    }

    #[test]
    fn a_shorter_period_in_2023_24() {
        flags(
            &RULE,
            "Year 2024
             SWEpisodes SW_DEC
             31/03/2023 !
             01/04/2023",
        );
    }
}
