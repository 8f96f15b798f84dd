//! 335: foster carers who adopt are the ones with whom the child lived.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "335",
    message: "The current foster value (0) suggests that child is not adopted by current foster carer, but last placement is A2, A3, or A5. Or the current foster value (1) suggests that child is adopted by current foster carer, but last placement is A1, A4 or A6.",
    earlier: &[],
    level: Level::Error,
    text: "Where <PL> = 'A2', 'A3' or 'A5' and <DEC> = 'E1', 'E11', 'E12' <FOSTER_CARE> should not be '0'; Where <PL> = ‘A1’, ‘A4’ or ‘A6’ and <REC> = ‘E1’, ‘E11’, ‘E12’ <FOSTER_CARE> should not be ‘1’.",
    reading: "Where <REC> is E1, E11 or E12: if <PLACE> is A2, A3 or A5, <FOSTER_CARE> should not be 0; if <PLACE> is A1, A4 or A6, <FOSTER_CARE> should not be 1.",
    fields: &["FOSTER_CARE", "PLACE"],
    needs: &[ThisYear(Table::Ad1), ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.episodes.iter().filter(|episode| episode.rec.is_in(["E1", "E11", "E12"])) {
        for adoption in child.ad1 {
            let with = adoption.foster_care == "0" && episode.place.is_in(["A2", "A3", "A5"]);
            let without = adoption.foster_care == "1" && episode.place.is_in(["A1", "A4", "A6"]);
            if with || without {
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
    fn with_and_without_the_foster_carers() {
        flags(
            &RULE,
            "AD1 CHILD FOSTER_CARE
             1 0 !
             2 1 !
             3 1
             4 0
             5 0
             6 0 !
             7 1 !
             Episodes CHILD PLACE REC
             1 A3 E11 !
             2 A6 E12 !
             3 A5 E11
             4 A4 E11
             5 A3 X1
             6 A2 E1 !
             7 A1 E1 !",
        );
    }
}
