//! 378: a child placed with parents is not looked after under section 20.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "378",
    message: "A child who is placed with parent(s) cannot be looked after under a single period of accommodation under Section 20 of the Children Act 1989.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <PLACE> is P1, <LS> must not be V2.",
    fields: &["LS", "PLACE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.episodes.iter().filter(|episode| episode.place == "P1" && episode.ls == "V2"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_home() {
        flags(
            &RULE,
            "Episodes PLACE LS
             P1 V2 !
             P1 C2
             U1 V2",
        );
    }
}
