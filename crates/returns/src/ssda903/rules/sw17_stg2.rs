//! SW17STG2: there is a social worker on 31 March.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW17STG2",
    message: "There is no social worker episode open at 31 March",
    earlier: &[],
    level: Level::Error,
    text: "For the last SW episode (i.e. the episode with the latest <DECOM>), <SW_DEC> must be NULL",
    reading: "The social worker episode with the latest <SW_DECOM> must have no <SW_DEC>.",
    fields: &["SW_DEC", "SW_DECOM"],
    needs: &[ThisYear(Table::SwEpisodes)],
    years: Years::since(2026),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(last_social_worker(child).filter(|row| row.sw_dec.is_given()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody() {
        flags(
            &RULE,
            "SWEpisodes CHILD SW_DECOM SW_DEC
             1 01/05/2025 01/06/2025
             1 01/06/2025 01/07/2025 !
             2 01/05/2025 .",
        );
    }
}
