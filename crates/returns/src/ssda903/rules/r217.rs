//! 217: a child placed for adoption with the current foster carers has a new episode of S, T or U.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "217",
    message: "Children who are placed for adoption with current foster carers (placement types A3 or A5) must have a reason for new episode of S, T or U.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <PLACE> is A3 or A5 and <DECOM> is on or after 1 April 2015, <RNE> must be S, T or U.",
    fields: &["DECOM", "PLACE", "RNE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

const SINCE: Date = Date::constant(2015, 4, 1);

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.episodes.iter().filter(|episode| episode.place.is_in(["A3", "A5"])) {
        if episode.decom.on_or_after(SINCE) && !episode.rne.is_in(["S", "T", "U"]) {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_reasons() {
        flags(
            &RULE,
            "Episodes PLACE DECOM RNE
             A3 01/04/2025 S
             A5 01/04/2025 P !
             A3 01/04/2015 . !
             A5 31/03/2015 P
             U1 01/04/2025 P",
        );
    }
}
