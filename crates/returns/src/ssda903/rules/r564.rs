//! 564: a time missing has a beginning.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "564",
    message: "Child was missing or away from placement without authorisation and the date started is blank.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <MISSING> is M or A, then <MIS_START> must be provided.",
    fields: &["MISSING", "MIS_START"],
    needs: &[ThisYear(Table::Missing)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let blank = |row: &&MissingPeriod| row.missing.is_in(["M", "A"]) && row.mis_start.is_blank();
    found.all(child.missing.iter().filter(blank));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_beginning() {
        flags(
            &RULE,
            "Missing MISSING MIS_START
             M . !
             A 01/05/2025
             . .",
        );
    }
}
