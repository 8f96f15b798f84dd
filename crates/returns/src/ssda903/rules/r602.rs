//! 602: only an adoption is described.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "602",
    message: "The episode data submitted for this child does not show that he/she was adopted during the year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If anything of AD1 is provided, the child must have an episode with <REC> = E11 or E12 that ceased in the year.",
    fields: &["CHILD"],
    needs: &[ThisYear(Table::Ad1), ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let in_year = |episode: &Episode| episode.is_adoption() && child.collection.contains(episode.dec);
    if !child.episodes.iter().any(in_year) {
        found.all(child.ad1.iter().filter(|adoption| adoption.is_answered()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_adopted() {
        flags(
            &RULE,
            "Episodes CHILD DEC REC
             1 01/05/2025 E11
             2 01/05/2025 E4A
             3 01/05/2024 E11
             AD1 CHILD DATE_INT
             1 01/04/2025
             2 01/04/2025 !
             3 01/04/2025 !
             4 01/04/2025 !
             5 .",
        );
    }
}
