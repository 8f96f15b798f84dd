//! 601: an adoption is described.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "601",
    message: "The additional fields relating to adoption have not been completed although the episode data shows that the child was adopted during the year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <REC> is E11 or E12 in the year, all of <DATE_INT>, <DATE_MATCH>, <FOSTER_CARE>, <NB_ADOPTR>, <SEX_ADOPTR> and <LS_ADOPTR> must be provided.",
    fields: &["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "LS_ADOPTR", "NB_ADOPTR", "REC", "SEX_ADOPTR"],
    needs: &[ThisYear(Table::Ad1), ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let in_year = |episode: &&Episode| episode.is_adoption() && child.collection.contains(episode.dec);
    let incomplete = || child.ad1.iter().filter(|adoption| !adoption.is_complete());
    for episode in child.episodes.iter().filter(in_year) {
        if child.ad1.is_empty() || incomplete().next().is_some() {
            found.at(episode);
            found.all(incomplete());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_that_lacks_something() {
        flags(
            &RULE,
            "Episodes CHILD DEC REC
             1 01/05/2025 E11
             2 01/05/2025 E12 !
             3 01/05/2025 E11 !
             4 01/05/2025 E4A
             5 01/05/2024 E11
             AD1 CHILD DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR
             1 01/04/2025 01/04/2025 0 1 M1 L0
             2 01/04/2025 01/04/2025 0 1 M1 . !",
        );
    }
}
