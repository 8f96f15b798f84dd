//! 336: a child placed with foster carers for adoption was fostered by them before.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "336",
    message: "Child does not have a foster placement immediately prior to being placed for adoption.",
    earlier: &[],
    level: Level::Error,
    text: "Where <PL> = 'A3' or 'A5' previous episode <PL> must be one of: ('A3'; 'A4'; 'A5'; 'A6'; 'U1', 'U2', 'U3', 'U4', 'U5' or 'U6')",
    reading: "Where <PLACE> is A3 or A5, the previous episode's <PLACE> must be one of A3, A4, A5, A6 and U1 to U6.",
    fields: &["PLACE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for (before, episode) in consecutive(child.episodes) {
        let fostered = before.is_fostering() || before.is_placed_for_adoption();
        if episode.place.is_in(["A3", "A5"]) && !fostered {
            found.at(episode).with(before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_fostered() {
        flags(
            &RULE,
            "Episodes CHILD DECOM PLACE
             1 01/04/2025 K2
             1 01/05/2025 A3 !
             1 01/06/2025 A5
             1 01/07/2025 K2
             1 01/08/2025 A4
             2 01/04/2025 A3",
        );
    }
}
