//! 704: a deprivation of liberty order ended within the year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "704",
    message: "The date that the DoLO ended is before the start or after the end of the collection year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <DOLO_END> must be within the collection.",
    fields: &["DOLO_END"],
    needs: &[ThisYear(Table::Dolo)],
    years: Years::since(2027),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let outside = |row: &&Dolo| row.dolo_end.is_day() && !child.collection.contains(row.dolo_end);
    found.all(child.dolo.iter().filter(outside));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_and_after() {
        flags(
            &RULE,
            "DoLo DOLO_END
             31/03/2025 !
             01/04/2025
             31/03/2026
             01/04/2026 !
             .",
        );
    }
}
