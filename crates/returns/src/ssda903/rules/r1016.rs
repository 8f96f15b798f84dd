//! 1016: care leavers' information is not asked for of those who ceased to be looked after after the birthday.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1016",
    message: "Care leaver information is not required for 17- or 18-year olds who cease to be looked after, after their birthday.",
    earlier: &[],
    level: Level::Error,
    text: "If <DOB> < 19 and >= to 17 years prior to <COLLECTION_END_DATE> and current episode <DEC> is present and after the birthdate then <IN_TOUCH>, <ACTIV> and <ACCOM> should not be provided",
    reading: "If a child becomes 17 or 18 within the collection and an episode ceased on or after that birthday, then <IN_TOUCH>, <ACTIV> and <ACCOM> should not be provided.",
    fields: &["ACCOM", "ACTIV", "IN_TOUCH"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Oc3)],
    years: Years::since(2024),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for leaver in child.oc3.iter().filter(|leaver| leaver.is_answered()) {
        for birthday in [leaver.dob.birthday(17), leaver.dob.birthday(18)] {
            let after = |episode: &&Episode| episode.dec.on_or_after(birthday);
            if child.collection.contains(birthday)
                && let Some(episode) = child.episodes.iter().find(after)
            {
                found.at(leaver).with(episode);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ceased_after_the_birthday() {
        flags(
            &RULE,
            "Episodes CHILD DECOM DEC
             1 01/05/2024 01/05/2025
             2 01/05/2024 30/04/2025
             3 01/05/2024 .
             4 01/05/2024 01/05/2025
             OC3 CHILD DOB IN_TOUCH
             1 01/05/2008 YES !
             2 01/05/2008 YES
             3 01/05/2008 YES
             4 01/05/2009 YES",
        );
    }
}
