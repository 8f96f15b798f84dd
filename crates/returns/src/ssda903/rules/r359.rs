//! 359: a young person still looked after beyond the 18th birthday is accommodated in a community home.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "359",
    message: "Child being looked after following 18th birthday must be accommodated under section 20(5) of the Children Act 1989 in a community home.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <DEC> is blank and the child has reached the age of 18 by the end of the collection, <LS> must be V2 and <PLACE> must be K2.",
    fields: &["DEC", "LS", "PLACE"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.born().birthday(18).on_or_before(child.collection.end) {
        let allowed = |episode: &Episode| episode.ls == "V2" && episode.place == "K2";
        found.all(child.episodes.iter().filter(|episode| episode.dec.is_blank() && !allowed(episode)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_eighteen() {
        flags(
            &RULE,
            "Header CHILD DOB
             1 31/03/2008
             2 01/04/2008
             Episodes CHILD DEC LS PLACE
             1 . C2 U4 !
             1 . V2 K1 !
             1 . V2 K2
             1 31/03/2026 C2 U4
             2 . C2 U4",
        );
    }
}
