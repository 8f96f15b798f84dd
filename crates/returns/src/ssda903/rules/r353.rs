//! 353: no episode began before 14 October 1991.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "353",
    message: "No episode submitted can start before 14 October 1991.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DECOM> must be on or after 14 October 1991, when the Children Act 1989 came into force.",
    fields: &["DECOM"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

const CHILDREN_ACT: Date = Date::constant(1991, 10, 14);

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.episodes.iter().filter(|episode| episode.decom.before(CHILDREN_ACT)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_the_children_act() {
        flags(
            &RULE,
            "Episodes DECOM
             14/10/1991
             13/10/1991 !
             .",
        );
    }
}
