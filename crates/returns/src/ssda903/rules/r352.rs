//! 352: a child starts to be looked after before the 18th birthday.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "352",
    message: "Child who started to be looked after was aged 18 or over.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <RNE> is S, <DECOM> must be before the child's 18th birthday.",
    fields: &["DECOM", "RNE"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let adult = child.born().birthday(18);
    found.all(child.episodes.iter().filter(|episode| episode.rne == "S" && episode.decom.on_or_after(adult)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_the_birthday() {
        flags(
            &RULE,
            "Header CHILD DOB
             1 02/04/2007
             2 29/02/2008
             Episodes CHILD RNE DECOM
             1 S 01/04/2025
             1 S 02/04/2025 !
             1 P 02/04/2025
             2 S 28/02/2026
             2 S 01/03/2026 !",
        );
    }
}
