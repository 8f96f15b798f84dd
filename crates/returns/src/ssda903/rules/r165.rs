//! 165: mother status is a valid value, is given for girls who were looked after, and for nobody who is not female.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "165",
    message: "Data entry for mother status is invalid.",
    earlier: &[],
    level: Level::Error,
    text: "If provided <MOTHER> must be a valid value (and child must be female). If not provided <MOTHER> then either <GENDER> is male or no episode record for current year and any of <IN_TOUCH>, <ACTIV> or <ACCOM> have been provided",
    reading: "If <MOTHER> is provided, it must be 0 or 1 and the child must be female. If it is not provided, then the child is not female, or has only had short breaks (V3, V4), or has no episode in the year and <IN_TOUCH>, <ACTIV> or <ACCOM> is provided.",
    fields: &["ACCOM", "ACTIV", "DECOM", "IN_TOUCH", "MOTHER", "SEX"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header), ThisYear(Table::Oc3)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(header) = child.head() else { return };
    let wrong = if header.mother.is_given() {
        // What is no code at all says nothing of the child's sex, and other rules speak of it.
        let not_female = child.is_male(header) || header.sex == "U";
        not_female || !header.mother.is_in(["0", "1"])
    } else {
        let this_year = |episode: &&Episode| child.collection.overlaps(episode.decom, episode.dec);
        let mut episodes = child.episodes.iter().filter(this_year).peekable();
        let excused = match episodes.peek() {
            Some(_) => episodes.all(Episode::is_short_break),
            None => child.oc3.iter().any(Oc3::is_answered),
        };
        child.is_female(header) && !excused
    };
    if wrong {
        found.at(header);
        found.all(child.oc3);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_are_none_and_boys() {
        flags(
            &RULE,
            "Header CHILD SEX MOTHER
             1 F 2 !
             2 M 1 !
             3 F 1
             4 M .
             5 U 0 !
             6 U .
             7 . 0
             Episodes CHILD DECOM LS
             1 01/04/2025 C2
             2 01/04/2025 C2
             5 01/04/2025 C2
             6 01/04/2025 C2
             7 01/04/2025 C2
             OC3 CHILD IN_TOUCH
             1 YES !
             3 YES",
        );
    }

    #[test]
    fn a_girl_who_was_looked_after() {
        flags(
            &RULE,
            "Header CHILD SEX MOTHER
             1 F . !
             2 F .
             3 F .
             4 F 0
             5 F . !
             6 F . !
             7 F . !
             8 F .
             Episodes CHILD DECOM DEC LS
             6 01/04/2024 31/03/2025 C2
             7 01/04/2024 01/04/2025 C2
             8 01/04/2024 31/03/2025 C2
             1 01/04/2024 . C2
             2 01/04/2025 . V3
             3 01/04/2024 01/05/2024 C2
             4 01/04/2024 . C2
             OC3 CHILD IN_TOUCH
             3 YES
             5 . !
             7 YES !
             8 YES",
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
             Episodes CHILD DECOM LS
             1 01/04/2023 C2
             2 01/04/2023 C2",
        );
    }
}
