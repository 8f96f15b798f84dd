//! 386: a person adopted from care is under 18.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "386",
    message: "Reason episode ceased is adopted but child has reached age 18.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <REC> is E11 or E12, <DEC> must be before the 18th birthday.",
    fields: &["REC"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let adult = child.born().birthday(18);
    let adopted = |episode: &&Episode| episode.is_adoption() && episode.dec.on_or_after(adult);
    found.all(child.episodes.iter().filter(adopted));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adopted_at_eighteen() {
        flags(
            &RULE,
            "Header DOB
             01/05/2007
             Episodes REC DEC
             E11 30/04/2025
             E12 01/05/2025 !
             E4A 01/05/2025
             E11 .",
        );
    }
}
