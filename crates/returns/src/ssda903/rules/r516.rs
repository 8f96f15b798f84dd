//! 516: former foster carers who become special guardians fostered the child.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "516",
    message: "The episode data submitted for this child does not show that he/she was with their former foster carer(s) during the year.If the code in the reason episode ceased is E45 or E46 the child must have a placement code of U1 to U6.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <REC> is E45 or E46, <PLACE> must be U1 to U6.",
    fields: &["PLACE", "REC"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let unfostered = |episode: &&Episode| episode.rec.is_in(["E45", "E46"]) && !episode.is_fostering();
    found.all(child.episodes.iter().filter(unfostered));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_fostered() {
        flags(
            &RULE,
            "Episodes REC PLACE
             E45 U1
             E46 K2 !
             E45 . !
             E47 K2",
        );
    }
}
