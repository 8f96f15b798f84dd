//! SW14STG2: a social worker episode has an end.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW14STG2",
    message: "Social worker episode date ceased is blank.",
    earlier: &[],
    level: Level::Error,
    text: "<SW_DEC> should be provided.",
    fields: &["SW_DEC"],
    needs: &[ThisYear(Table::SwEpisodes)],
    years: Years::between(2024, 2024),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.sw_episodes.iter().filter(|row| row.sw_dec.is_blank()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_end() {
        flags(
            &RULE,
            "SWEpisodes SW_DEC
             01/05/2023
             . !",
        );
    }
}
