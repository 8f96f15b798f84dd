//! 348: who has died remains dead.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "348",
    message: "Care leaver has previously been reported as having died.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <IN_TOUCH> was DIED last year, it must be DIED this year.",
    fields: &["IN_TOUCH"],
    needs: &[ThisYear(Table::Oc3), LastYear(Table::Oc3)],
    years: Years::since(2026),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if let Some(died) = child.last.oc3.iter().find(|row| row.in_touch == "DIED") {
        for row in child.oc3.iter().filter(|row| row.in_touch != "DIED") {
            found.at(row).with(died);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_year_s_dead() {
        flags(
            &RULE,
            "OC3 CHILD IN_TOUCH
             1 YES !
             2 DIED
             3 YES
             OC3_last CHILD IN_TOUCH
             1 DIED
             2 DIED
             3 YES",
        );
    }
}
