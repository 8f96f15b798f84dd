//! 408: a child placed for adoption with a placement order has one.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "408",
    message: "Child is placed for adoption with a placement order, but no placement order has been recorded.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <PLACE> is A5 or A6, <LS> must be E1.",
    fields: &["LS", "PLACE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let ordered = |episode: &&Episode| episode.place.is_in(["A5", "A6"]) && episode.ls != "E1";
    found.all(child.episodes.iter().filter(ordered));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_an_order() {
        flags(
            &RULE,
            "Episodes PLACE LS
             A5 E1
             A6 C2 !
             A5 . !
             A3 C2",
        );
    }
}
