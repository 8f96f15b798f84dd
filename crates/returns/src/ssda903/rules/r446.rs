//! 446: a placement order is not made before December 2005.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "446",
    message: "E1 is not a valid code for episodes starting before December 2005.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <LS> is E1, <DECOM> must not be before 1 December 2005.",
    fields: &["DECOM", "LS"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

const FIRST: Date = Date::constant(2005, 12, 1);

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.episodes.iter().filter(|episode| episode.ls == "E1" && episode.decom.before(FIRST)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_december_2005() {
        flags(
            &RULE,
            "Episodes LS DECOM
             E1 01/12/2005
             E1 30/11/2005 !
             C2 30/11/2005",
        );
    }
}
