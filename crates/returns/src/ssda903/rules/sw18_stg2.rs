//! SW18STG2: a social worker episode ends after it began.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW18STG2",
    message: "The end date of the social worker episode is before the start date",
    earlier: &[],
    level: Level::Error,
    text: "Where provided, <SW_DEC> must be > <SW_DECOM>",
    reading: "Where provided, <SW_DEC> must be after <SW_DECOM>.",
    fields: &["SW_DEC", "SW_DECOM"],
    needs: &[ThisYear(Table::SwEpisodes)],
    years: Years::since(2026),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.sw_episodes.iter().filter(|row| row.sw_dec.on_or_before(row.sw_decom)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wrong_way_round() {
        flags(
            &RULE,
            "SWEpisodes SW_DECOM SW_DEC
             02/05/2025 01/05/2025 !
             01/05/2025 01/05/2025 !
             01/05/2025 02/05/2025
             01/05/2025 .",
        );
    }
}
