//! 553: a placement order follows a decision.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "553",
    message: "Placement order has been granted but there is no date of decision that the child should be placed for adoption.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <LS> is E1, <DATE_PLACED> must be provided.",
    fields: &["CHILD", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    order_without_decision("E1", child, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_decision() {
        flags(
            &RULE,
            "Episodes CHILD LS
             1 E1 !
             2 E1
             3 E1 !
             4 C2
             PlacedAdoption CHILD DATE_PLACED
             1 . !
             2 01/05/2025",
        );
    }
}
