//! 390: a child who is adopted was placed for adoption.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "390",
    message: "Reason episode ceased is adopted but child has not been previously placed for adoption.",
    earlier: &[],
    level: Level::Error,
    text: "If <REC> = 'E11' or 'E12' then <PL> must be one of 'A3', 'A4', 'A5' or 'A6'",
    reading: "If <REC> is E11 or E12, then <PLACE> must be one of A3, A4, A5 and A6.",
    fields: &["PLACE", "REC"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let unplaced = |episode: &&Episode| episode.is_adoption() && !episode.is_placed_for_adoption();
    found.all(child.episodes.iter().filter(unplaced));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adopted_from_a_foster_placement() {
        flags(
            &RULE,
            "Episodes REC PLACE
             E11 A3
             E12 U1 !
             E11 . !
             E4A U1",
        );
    }
}
