//! 104: the day on which a child ceased to be an unaccompanied asylum seeker is a date of the year or later.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "104",
    message: "Date for Unaccompanied Asylum-Seeking Children (UASC) status ceased is not a valid date.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <DUC> must be a valid date and must not be before the start of the collection.",
    fields: &["DUC"],
    needs: &[ThisYear(Table::Uasc)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let wrong = |row: &&Uasc| row.duc.is_unreadable() || row.duc.before(child.collection.start);
    found.all(child.uasc.iter().filter(wrong));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_date_and_too_early_a_date() {
        flags(
            &RULE,
            "UASC DUC
             01/04/2025
             31/03/2025 !
             31/04/2025 !
             .",
        );
    }
}
