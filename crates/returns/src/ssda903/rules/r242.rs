//! 242: XXXXXXX stands for a provider's number only where a regional adoption agency places.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "242",
    message: "URN = 'XXXXXXX' can only be used for regional adoption agencies",
    earlier: &[],
    level: Level::Error,
    text: "If <URN> = 'XXXXXXX' then <PL> must be in ('A3, 'A4', 'A5', 'A6', 'U1', 'U2', 'U3', 'U4', 'U5', 'U6')",
    reading: "If <URN> is XXXXXXX, then <PLACE> must be one of A3, A4, A5, A6 and U1 to U6.",
    fields: &["URN"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::since(2026),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.episodes.iter().filter(|episode| episode.urn == "XXXXXXX") {
        if !episode.is_fostering() && !episode.is_placed_for_adoption() {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_children_s_home() {
        flags(
            &RULE,
            "Episodes PLACE URN
             A3 XXXXXXX
             U6 XXXXXXX
             K2 XXXXXXX !
             . XXXXXXX !
             K2 SC000001",
        );
    }
}
