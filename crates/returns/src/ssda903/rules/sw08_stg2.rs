//! SW08STG2: a social worker episode that is followed by another has ended.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW08STG2",
    message: "A new social worker episode has started, but the previous episode has not ended.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "For each social worker episode but the last, <SW_DEC> must be provided.",
    fields: &["SW_DEC"],
    needs: &[ThisYear(Table::SwEpisodes)],
    years: Years::since(2024),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for (row, next) in consecutive(child.sw_episodes) {
        if row.sw_dec.is_blank() {
            found.at(row).with(next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn still_open() {
        flags(
            &RULE,
            "SWEpisodes CHILD SW_DECOM SW_DEC
             1 01/05/2025 . !
             1 01/06/2025 .
             2 01/05/2025 01/06/2025
             2 01/06/2025 .",
        );
    }
}
