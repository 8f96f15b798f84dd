//! 387: a child who moves into independent living is at least 14.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "387",
    message: "Reason episode ceased is child moved into independent living arrangement, but the child is aged under 14.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <REC> is E5 or E6, <DEC> must be on or after the 14th birthday.",
    fields: &["REC"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let reached = child.born().birthday(14);
    let early = |episode: &&Episode| episode.rec.is_in(["E5", "E6"]) && episode.dec.before(reached);
    found.all(child.episodes.iter().filter(early));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fourteenth_birthday() {
        flags(
            &RULE,
            "Header DOB
             01/05/2011
             Episodes REC DEC
             E5 30/04/2025 !
             E6 30/04/2025 !
             E6 01/05/2025
             E4A 30/04/2025",
        );
    }
}
