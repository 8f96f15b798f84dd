//! 556: the freeing order is granted after the decision.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "556",
    message: "Date of decision that the child should be placed for adoption should be on or prior to the date that the freeing order was granted.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <LS> is D1, <DATE_PLACED> should be on or before <DECOM>.",
    fields: &["DATE_PLACED", "DECOM"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::PlacedAdoption)],
    years: Years::until(2024),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.episodes.iter().filter(|episode| episode.ls == "D1") {
        if let Some(decision) =
            child.placed_adoption.iter().find(|decision| decision.date_placed.after(episode.decom))
        {
            found.at(episode).with(decision);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn granted_too_early() {
        flags(
            &RULE,
            "Episodes CHILD DECOM LS
             1 01/05/2023 D1 !
             2 01/05/2023 D1
             PlacedAdoption CHILD DATE_PLACED
             1 02/05/2023
             2 01/05/2023",
        );
    }
}
