//! 570: a time missing began before the collection ended.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "570",
    message: "The date that the child started to be missing or away from placement without authorisation is after the end of the collection year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<MIS_START> must be on or before the last day of the collection.",
    fields: &["MIS_START"],
    needs: &[ThisYear(Table::Missing)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.missing.iter().filter(|row| row.mis_start.after(child.collection.end)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_the_end_of_the_year() {
        flags(
            &RULE,
            "Missing MIS_START
             31/03/2026
             01/04/2026 !
             .",
        );
    }
}
