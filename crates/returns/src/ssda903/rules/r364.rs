//! 364: a child is detained under the Police and Criminal Evidence Act 1984 for 21 days at most.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "364",
    message: "Sections 41-46 of Police and Criminal Evidence (PACE; 1984) severely limits the time a child can be detained in custody in Local Authority (LA) accommodation.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <LS> = J2, <DEC> (the collection's end while the episode is open) must be no more than 21 days after <DECOM>. Episodes under it that follow one another without a gap count as one.",
    fields: &["DEC", "DECOM", "LS"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    orders_longer_than(21, "J2", child, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_weeks_and_no_more() {
        flags(
            &RULE,
            "Episodes DECOM DEC LS
             01/04/2025 22/04/2025 J2
             01/05/2025 23/05/2025 J2 !
             01/06/2025 23/06/2025 C2",
        );
    }
}
