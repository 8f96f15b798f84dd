//! 377: there are no more than two temporary placements for the carers' holiday in a year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "377",
    message: "Only two temporary placements coded as being due to holiday of usual foster carer(s) are allowed in any 12- month period.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "A child must not have more than two episodes with <PLACE> = T3 in the year.",
    fields: &["PLACE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let holidays = || child.episodes.iter().filter(|episode| episode.place == "T3");
    if holidays().count() > 2 {
        found.all(holidays());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_holiday() {
        flags(
            &RULE,
            "Episodes CHILD PLACE
             1 T3 !
             1 U1
             1 T3 !
             1 T3 !
             2 T3
             2 T3",
        );
    }
}
