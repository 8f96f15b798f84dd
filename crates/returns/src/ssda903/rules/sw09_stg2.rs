//! SW09STG2: a social worker episode lasts at least a day.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW09STG2",
    message: "Social worker episode appears to have lasted for less than 24 hours.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<SW_DEC> must not be the same day as <SW_DECOM>.",
    fields: &["SW_DEC", "SW_DECOM"],
    needs: &[ThisYear(Table::SwEpisodes)],
    years: Years::since(2024),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.sw_episodes.iter().filter(|row| row.sw_dec.same_day(row.sw_decom)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back_in_a_day() {
        flags(
            &RULE,
            "SWEpisodes SW_DECOM SW_DEC
             01/05/2025 01/05/2025 !
             01/05/2025 02/05/2025
             01/05/2025 .",
        );
    }
}
