//! 117: decisions to place for adoption, or no longer to, are made within the year and while the child is looked
//! after.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "117",
    message: "Date of decision that a child should/should no longer be placed for adoption is beyond the current collection year or after the child ceased to be looked after.",
    earlier: &[],
    level: Level::Error,
    text: "If provided <DATE_PLACED> and/or <DATE_PLACED_CEASED> must not be > <COLLECTION_END_DATE> or <DEC> of latest episode where <REC> not = 'X1'",
    reading: "If provided, <DATE_PLACED> and <DATE_PLACED_CEASED> must not be after the end of the collection or after <DEC> of the latest episode with a <REC> other than X1.",
    fields: &["DATE_PLACED", "DATE_PLACED_CEASED", "DEC", "REC"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let end = child.collection.end;
    let latest = child.dated_episodes().iter().rfind(|episode| episode.rec != "X1");
    let ended = latest.map_or(DateCell::Blank, |latest| latest.dec);
    for decision in child.placed_adoption {
        let late = |date: DateCell| date.after(end) || date.after(ended);
        if late(decision.date_placed) || late(decision.date_placed_ceased) {
            let place = found.at(decision);
            if let Some(latest) = latest {
                place.with(latest);
                found.at(latest).with(decision);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_late() {
        flags(
            &RULE,
            "Episodes CHILD DECOM DEC REC
             1 01/05/2024 . . !
             2 01/05/2024 . .
             3 01/05/2024 01/06/2025 E4A !
             4 01/05/2024 01/06/2025 X1
             4 01/06/2025 . .
             PlacedAdoption CHILD DATE_PLACED DATE_PLACED_CEASED
             1 01/04/2026 . !
             2 31/03/2026 31/03/2026
             3 01/05/2025 02/06/2025 !
             4 02/06/2025 .
             5 01/04/2026 . !
             6 31/03/2026 .",
        );
    }
}
