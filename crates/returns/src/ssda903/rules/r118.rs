//! 118: the decision no longer to place for adoption is made within the year and while the child is looked after.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "118",
    message: "Date of decision that a child should no longer be placed for adoption is before the current collection year or before the date the child started to be looked after.",
    earlier: &[],
    level: Level::Error,
    text: "If provided <DATE_PLACED_CEASED> must not be prior to <COLLECTION_START_DATE> or <DECOM> of the earliest episode with an <LS> not = 'V3' or 'V4'",
    reading: "If provided, <DATE_PLACED_CEASED> must not be before the start of the collection or before <DECOM> of the earliest episode with an <LS> other than V3 and V4.",
    fields: &["DATE_PLACED_CEASED", "DECOM", "LS"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let start = child.collection.start;
    let first = child.dated_episodes().iter().find(|episode| !episode.is_short_break());
    let began = first.map_or(DateCell::Blank, |first| first.decom);
    for decision in child.placed_adoption {
        if decision.date_placed_ceased.before(start) || decision.date_placed_ceased.before(began) {
            let place = found.at(decision);
            if let Some(first) = first {
                place.with(first);
                found.at(first).with(decision);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_early() {
        flags(
            &RULE,
            "Episodes CHILD LS DECOM
             1 C2 01/05/2024 !
             2 V3 01/04/2025
             2 C2 01/06/2025 !
             3 C2 01/05/2024
             4 C2 01/05/2024
             PlacedAdoption CHILD DATE_PLACED_CEASED
             1 31/03/2025 !
             2 31/05/2025 !
             3 01/04/2025
             4 .
             5 31/03/2025 !
             6 01/04/2025",
        );
    }
}
