//! `SW11aSTG2`: a social worker episode that has ended is followed by another.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW11aSTG2",
    message: "Social worker episode has ended before 31 March and no subsequent social worker episode has been provided.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If the last social worker episode has a <SW_DEC> more than 5 days before 31 March, another should be provided.",
    fields: &["SW_DEC"],
    needs: &[ThisYear(Table::SwEpisodes)],
    years: Years::between(2024, 2024),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let lately = DateCell::Day(child.collection.end).plus_days(-5);
    found.all(last_social_worker(child).filter(|row| row.sw_dec.before(lately)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_since() {
        flags(
            &RULE,
            "Year 2024
             SWEpisodes CHILD SW_DECOM SW_DEC
             1 01/05/2023 01/06/2023
             1 01/06/2023 25/03/2024 !
             2 01/05/2023 26/03/2024
             3 01/05/2023 .",
        );
    }
}
