//! 445: a freeing order is not made after 2005.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "445",
    message: "D1 is not a valid code for episodes starting after December 2005.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <LS> is D1, <DECOM> must not be after 31 December 2005.",
    fields: &["DECOM", "LS"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::until(2024),
    check: ByChild(check),
};

const LAST: Date = Date::constant(2005, 12, 31);

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.episodes.iter().filter(|episode| episode.ls == "D1" && episode.decom.after(LAST)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_2005() {
        flags(
            &RULE,
            "Episodes LS DECOM
             D1 31/12/2005
             D1 01/01/2006 !
             C2 01/01/2006",
        );
    }
}
