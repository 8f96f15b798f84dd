//! 334: a child starts to be looked after before it is decided that adoption is best.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "334",
    message: "Date child started to be looked after in latest period of care must be on or prior to the date should be placed for adoption.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DATE_INT> must not be before <DECOM> of the latest period of care, which begins with <RNE> = S.",
    fields: &["DATE_INT", "DECOM", "RNE"],
    needs: &[ThisYear(Table::Ad1), ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(start) = child.dated_episodes().iter().rfind(|episode| episode.rne == "S") else { return };
    for adoption in child.ad1.iter().filter(|adoption| adoption.date_int.before(start.decom)) {
        found.at(adoption).with(start);
        found.at(start).with(adoption);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decided_too_early() {
        flags(
            &RULE,
            "AD1 CHILD DATE_INT
             1 30/04/2025 !
             2 01/05/2025
             3 30/04/2025
             Episodes CHILD DECOM RNE
             1 01/04/2024 S
             1 01/05/2025 S !
             1 01/06/2025 P
             2 01/05/2025 S
             3 01/05/2025 P",
        );
    }
}
