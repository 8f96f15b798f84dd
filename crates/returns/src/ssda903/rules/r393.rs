//! 393: the mother field is completed for a girl who is looked after.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "393",
    message: "Child is looked after but mother field is not completed.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where the child is female and any episode's <LS> is not V3 or V4, <MOTHER> must be provided.",
    fields: &["MOTHER"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let looked_after = child.episodes.iter().any(|episode| !episode.is_short_break());
    let blank = |header: &&Header| child.is_female(header) && header.mother.is_blank();
    if looked_after {
        found.all(child.header.iter().filter(blank));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn girls_and_boys() {
        flags(
            &RULE,
            "Header CHILD SEX MOTHER
             1 F . !
             2 F 0
             3 M .
             4 F .
             5 F .
             Episodes CHILD LS
             1 C2
             2 C2
             3 C2
             4 V3",
        );
    }

    #[test]
    fn sexes_as_numbers_before_2024_25() {
        flags(
            &RULE,
            "Year 2024
             Header CHILD SEX MOTHER
             1 2 . !
             2 1 .
             Episodes CHILD LS
             1 C2
             2 C2",
        );
    }
}
