//! SW06STG2: a social worker episode began before the collection ended.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW06STG2",
    message: "Social worker episode data should be within the social worker data reporting year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<SW_DECOM> must be on or before the last day of the collection.",
    fields: &["SW_DECOM"],
    needs: &[ThisYear(Table::SwEpisodes)],
    years: Years::since(2024),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.sw_episodes.iter().filter(|row| row.sw_decom.after(child.collection.end)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_the_end_of_the_year() {
        flags(
            &RULE,
            "SWEpisodes SW_DECOM
             31/03/2026
             01/04/2026 !
             .",
        );
    }
}
