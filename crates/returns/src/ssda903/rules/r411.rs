//! 411: a placement in the own authority's area is IN, and another OUT.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "411",
    message: "Placement location code disagrees with LA of placement.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <PL_LA> is the returning authority, <PL_LOCATION> must be IN; where it is another, OUT. Both are worked out from <PL_POST>, so that this finds nothing in files of a return.",
    fields: &["PL_LOCATION"],
    needs: &[ThisYear(Table::Episodes), Need::Postcodes, Need::Authority],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(own) = child.of.reference.authority else { return };
    let located = |episode: &&Episode| episode.pl_la.is_given() && episode.pl_location.is_given();
    for episode in child.episodes.iter().filter(located) {
        if episode.pl_location != if episode.pl_la == own { "IN" } else { "OUT" } {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_and_out() {
        flags(
            &RULE,
            "Authority E09000027
             Episodes PL_LA PL_LOCATION
             E09000027 IN
             E06000052 OUT
             E06000052 IN !
             E09000027 OUT !
             . IN
             E09000027 .",
        );
    }
}
