//! SW14STG2: a social worker episode that another one follows has an end.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW14STG2",
    message: "Social worker episode date ceased is blank.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "For each social worker episode but the child's last, <SW_DEC> must be provided.",
    fields: &["SW_DEC"],
    needs: &[ThisYear(Table::SwEpisodes)],
    years: Years::between(2024, 2024),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for (row, next) in consecutive(&social_workers(child)) {
        if row.sw_dec.is_blank() {
            found.at(*row).with(*next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_end_before_another() {
        flags(
            &RULE,
            "SWEpisodes CHILD SW_DECOM SW_DEC
             1 01/05/2023 .
             2 01/05/2023 . !
             2 01/06/2023 .
             3 01/06/2023 .
             3 01/05/2023 01/06/2023
             4 01/05/2023 .
             4 01/05/2023 02/05/2023",
        );
    }
}
