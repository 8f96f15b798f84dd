//! 180: an SDQ score is a whole number from 0 to 40.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "180",
    message: "Data entry for the strengths and difficulties questionnaire (SDQ) score is invalid.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <SDQ_SCORE> must be a whole number from 0 to 40.",
    fields: &["SDQ_SCORE"],
    needs: &[ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |row: &&Oc2| row.sdq_score.is_given() && !matches!(row.sdq_score.number(), Some(0..=40));
    found.all(child.oc2.iter().filter(wrong));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forty_and_one_more() {
        flags(
            &RULE,
            "OC2 SDQ_SCORE
             0
             40
             41 !
             39.5 !
             XX !
             .",
        );
    }
}
