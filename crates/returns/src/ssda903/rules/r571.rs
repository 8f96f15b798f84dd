//! 571: a time missing ended within the year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "571",
    message: "The date that the child ceased to be missing or away from placement without authorisation is before the start or after the end of the collection year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <MIS_END> must be within the collection.",
    fields: &["MIS_END"],
    needs: &[ThisYear(Table::Missing)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let outside = |row: &&MissingPeriod| row.mis_end.is_day() && !child.collection.contains(row.mis_end);
    found.all(child.missing.iter().filter(outside));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_and_after() {
        flags(
            &RULE,
            "Missing MIS_END
             31/03/2025 !
             01/04/2025
             31/03/2026
             01/04/2026 !
             .",
        );
    }
}
