//! 703: a deprivation of liberty order began before the collection ended.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "703",
    message: "The date that the DoLO started is after the end of the collection year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DOLO_START> must be on or before the last day of the collection.",
    fields: &["DOLO_START"],
    needs: &[ThisYear(Table::Dolo)],
    years: Years::since(2027),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.dolo.iter().filter(|row| row.dolo_start.after(child.collection.end)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_the_end_of_the_year() {
        flags(
            &RULE,
            "DoLo DOLO_START
             31/03/2026
             01/04/2026 !
             .",
        );
    }
}
