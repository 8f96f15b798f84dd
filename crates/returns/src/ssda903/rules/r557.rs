//! 557: where a child who was to be adopted leaves care otherwise, the decision is revoked.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "557",
    message: "Child for whom the decision was made that they should be placed for adoption has left care but was not adopted and information on the decision that they should no longer be placed for adoption items has not been completed.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <PLACE> is A3 to A6 or <LS> is E1 (until 2023-24, or D1), and <REC> says that the child ceased to be looked after but not by adoption (not X1, E11 or E12), <DATE_PLACED_CEASED> and <REASON_PLACED_CEASED> must be provided.",
    fields: &["DATE_PLACED_CEASED", "LS", "PLACE", "REASON_PLACED_CEASED", "REC"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let freed =
        |episode: &Episode| episode.ls == "E1" || episode.ls == "D1" && child.collection.year <= Year(2024);
    let left = |episode: &Episode| episode.rec.is_given() && !episode.rec.is_in(["X1", "E11", "E12"]);
    let revoked = |decision: &PlacedForAdoption| {
        decision.date_placed_ceased.is_given() && decision.reason_placed_ceased.is_given()
    };
    for episode in child.episodes.iter().filter(|episode| left(episode)) {
        if (episode.is_placed_for_adoption() || freed(episode)) && !child.placed_adoption.iter().any(revoked)
        {
            found.at(episode);
            for decision in child.placed_adoption {
                found.at(decision).with(episode);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn left_otherwise() {
        flags(
            &RULE,
            "Episodes CHILD PLACE LS REC
             1 A3 C2 E4A !
             2 U1 E1 E4A !
             3 A3 C2 E11
             4 A3 C2 X1
             5 A3 C2 E4A
             6 U1 D1 E4A
             PlacedAdoption CHILD DATE_PLACED_CEASED REASON_PLACED_CEASED
             1 . . !
             5 01/05/2025 RD1",
        );
    }

    #[test]
    fn freeing_orders_count_until_2023_24() {
        flags(
            &RULE,
            "Year 2024
             Episodes PLACE LS REC
             U1 D1 E4A !",
        );
    }
}
