//! 1007: care leavers' information is not asked for of those still looked after.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1007",
    message: "Care leaver information is not required for 17- or 18-year olds who are still looked after [on their 17th or 18th birthday.]",
    earlier: &[],
    level: Level::Error,
    text: "If <DOB> < 19 and >= to 17 years prior to <COLLECTION_END_DATE> and current episode <DEC> and or <REC> not provided then <IN_TOUCH>, <ACTIV> and <ACCOM> should not be provided",
    reading: "If a child becomes 17 or 18 within the collection and is looked after on that birthday, then <IN_TOUCH>, <ACTIV> and <ACCOM> must not be provided.",
    fields: &["ACCOM", "ACTIV", "IN_TOUCH"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Oc3)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for leaver in child.oc3.iter().filter(|leaver| leaver.is_answered()) {
        for birthday in [leaver.dob.birthday(17), leaver.dob.birthday(18)] {
            let on_it = |episode: &&Episode| {
                episode.decom.on_or_before(birthday) && !episode.dec.on_or_before(birthday)
            };
            if birthday.on_or_before(child.collection.end)
                && birthday.on_or_after(child.collection.start)
                && let Some(episode) = child.episodes.iter().find(on_it)
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
    fn looked_after_on_the_seventeenth_birthday() {
        flags(
            &RULE,
            "Episodes CHILD DECOM DEC REC
             1 01/06/2024 . .
             2 01/06/2024 01/06/2025 E15
             3 01/06/2024 . .
             OC3 CHILD DOB IN_TOUCH ACTIV ACCOM
             1 31/03/2009 YES . . !
             2 31/03/2009 YES . .
             3 01/04/2009 YES . .",
        );
    }
}
