//! 331: child and adopters are matched before the child is placed for adoption.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "331",
    message: "Date of matching child and adopter(s) should be the same as, or prior to, the date of placement of adoption.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DATE_MATCH> must be on or before <DECOM> of the episode in which the child is placed for adoption, if the child was adopted (<REC> = E11 or E12).",
    fields: &["DATE_MATCH", "DECOM", "REC"],
    needs: &[ThisYear(Table::Ad1), ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for adoption in child.ad1 {
        for episode in child.episodes.iter().filter(|episode| episode.is_adoption()) {
            if adoption.date_match.after(episode.decom) {
                found.at(adoption).with(episode);
                found.at(episode).with(adoption);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matched_too_late() {
        flags(
            &RULE,
            "AD1 CHILD DATE_MATCH
             1 02/05/2025 !
             2 01/05/2025
             3 02/05/2025
             Episodes CHILD DECOM REC
             1 01/05/2025 E11 !
             2 01/05/2025 E12
             3 01/05/2025 E4A",
        );
    }
}
