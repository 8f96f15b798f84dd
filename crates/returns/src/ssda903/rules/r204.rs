//! 204: the ethnicity is that of last year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "204",
    message: "Ethnic origin code disagrees with the ethnic origin already recorded for this child.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<ETHNIC> must be the same as last year.",
    fields: &["ETHNIC"],
    needs: &[LastYear(Table::Header), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    differs_in_header(child, |then, now| then.ethnic != now.ethnic, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_ethnicity() {
        flags(
            &RULE,
            "Header CHILD ETHNIC
             1 WBRI
             2 WIRI !
             3 WBRI
             Header_last CHILD ETHNIC
             1 wbri
             2 WBRI",
        );
    }
}
