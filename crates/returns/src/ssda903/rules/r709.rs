//! 709: a child under a deprivation of liberty order is in a placement for it.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "709",
    message: "Child with a DoLO is in an unexpected placement type.",
    earlier: &[],
    level: Level::Error,
    text: "If <DOLO_START> and <DOLO_END> are present then <PLACEMENT> for any episode where <DECOM> and <DEC> overlap the DOLO should be 'K2', 'Z12', or 'Z13'.",
    reading: "If <DOLO_START> and <DOLO_END> are present, then <PLACE> of any episode that overlaps the order should be K2, Z12 or Z13.",
    fields: &["DOLO_START", "PLACE"],
    needs: &[ThisYear(Table::Dolo), ThisYear(Table::Episodes)],
    years: Years::since(2027),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for (order, episode) in deprived_of_liberty(child) {
        if !episode.place.is_in(["K2", "Z12", "Z13"]) {
            found.at(order).with(episode);
            found.at(episode).with(order);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_placement() {
        flags(
            &RULE,
            "Episodes CHILD DECOM DEC PLACE
             1 01/05/2025 01/06/2025 K2
             1 01/06/2025 . U1 !
             2 01/05/2025 . Z13
             3 01/05/2025 . U1
             DoLo CHILD DOLO_START DOLO_END
             1 20/05/2025 31/05/2025
             1 20/05/2025 02/06/2025 !
             2 20/05/2025 02/06/2025
             3 20/05/2025 .",
        );
    }
}
