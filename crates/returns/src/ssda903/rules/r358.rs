//! 358: a child under 10 is not on remand or sentenced.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "358",
    message: "Child with this legal status should not be under 10.",
    earlier: &[],
    level: Level::Error,
    text: "Where <LS> = ‘J1’ or ‘J2’ or ‘J3’ then <DOB> should <= to 10 years prior to <DECOM>",
    reading: "Where <LS> is J1, J2 or J3, the child must have reached the age of 10 by <DECOM>.",
    fields: &["DECOM", "DOB", "LS"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(header) = child.head() else { return };
    let before_ten = |episode: &Episode| episode.decom.before(header.dob.birthday(10));
    for episode in child.episodes.iter().filter(|episode| episode.ls.is_in(["J1", "J2", "J3"])) {
        if before_ten(episode) {
            found.at(episode).with(header);
            found.at(header).with(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tenth_birthday() {
        flags(
            &RULE,
            "Header CHILD DOB
             1 01/04/2015
             2 02/04/2015 !
             3 02/04/2015
             Episodes CHILD DECOM LS
             1 01/04/2025 J1
             2 01/04/2025 J3 !
             3 01/04/2025 C2",
        );
    }
}
