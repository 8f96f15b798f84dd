//! 389: a child who moves on to adult care is at least 16.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "389",
    message: "Reason episode ceased is that child transferred to care of adult social care services, but child is aged under 16.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <REC> is E7, <DEC> must be on or after the 16th birthday.",
    fields: &["REC"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let reached = child.born().birthday(16);
    found.all(child.episodes.iter().filter(|episode| episode.rec == "E7" && episode.dec.before(reached)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixteenth_birthday() {
        flags(
            &RULE,
            "Header DOB
             01/05/2009
             Episodes REC DEC
             E7 30/04/2025 !
             E7 01/05/2025
             E4A 30/04/2025",
        );
    }
}
