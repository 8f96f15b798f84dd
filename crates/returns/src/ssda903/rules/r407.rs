//! 407: a special guardianship order is made before the 18th birthday.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "407",
    message: "Reason episode ceased is Special Guardianship Order, but child has reached age 18.",
    earlier: &[],
    level: Level::Error,
    text: "If <REC> = ‘E45’ or ‘E46’ or ‘E47’ or ‘E48’ then <DOB> must be < 18 years prior to <DEC>",
    reading: "If <REC> is E45, E46, E47 or E48, then <DEC> must be before the 18th birthday.",
    fields: &["DEC", "DOB", "REC"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(header) = child.head() else { return };
    let adult = header.dob.birthday(18);
    for episode in child.episodes.iter().filter(|episode| episode.rec.is_in(["E45", "E46", "E47", "E48"])) {
        if episode.dec.on_or_after(adult) {
            found.at(episode).with(header);
            found.at(header).with(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_the_birthday() {
        flags(
            &RULE,
            "Header CHILD DOB
             1 01/05/2007 !
             2 02/05/2007
             Episodes CHILD REC DEC
             1 E45 01/05/2025 !
             1 E4A 01/05/2025
             2 E48 01/05/2025
             2 E48 .",
        );
    }
}
