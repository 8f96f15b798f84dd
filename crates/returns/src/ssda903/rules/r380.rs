//! 380: a period of care does not begin with a temporary placement.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "380",
    message: "A period of care cannot start with a temporary placement.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <PLACE> is T0 to T4, <RNE> must be P or B.",
    fields: &["PLACE", "RNE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let begins = |episode: &&Episode| episode.is_temporary() && !episode.rne.is_in(["P", "B"]);
    found.all(child.episodes.iter().filter(begins));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginning_with_one() {
        flags(
            &RULE,
            "Episodes PLACE RNE
             T1 S !
             T1 L !
             T1 . !
             T1 P
             T1 B
             U1 S",
        );
    }
}
