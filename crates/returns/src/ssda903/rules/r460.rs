//! 460: who stays with the carers at 18 is 18.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "460",
    message: "Reason episode ceased is that child stayed with current carers at age 18 (or above), but child is aged under 18.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <REC> is E17, <DEC> must be on or after the 18th birthday.",
    fields: &["DEC", "REC"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let adult = child.born().birthday(18);
    found.all(child.episodes.iter().filter(|episode| episode.rec == "E17" && episode.dec.before(adult)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eighteenth_birthday() {
        flags(
            &RULE,
            "Header DOB
             01/05/2007
             Episodes REC DEC
             E17 30/04/2025 !
             E17 01/05/2025
             E4A 30/04/2025",
        );
    }
}
