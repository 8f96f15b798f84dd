//! 574: times missing do not overlap.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "574",
    message: "A new missing/away from placement without authorisation period cannot start when the previous missing/away from placement without authorisation period is still open. Missing/away from placement without authorisation periods should also not overlap.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "In the order of <MIS_END> (<MIS_START> where it is blank), <MIS_START> must not be before the previous <MIS_END>, which must not be blank.",
    fields: &["MIS_END", "MIS_START"],
    needs: &[ThisYear(Table::Missing)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let mut periods: Vec<&MissingPeriod> =
        child.missing.iter().filter(|row| row.mis_start.is_day()).collect();
    periods.sort_by_key(|row| row.mis_end.or(row.mis_start).day());
    for (before, row) in consecutive(&periods) {
        if !row.mis_start.on_or_after(before.mis_end) {
            found.at(*row).with(*before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn still_missing() {
        flags(
            &RULE,
            "Missing CHILD MIS_START MIS_END
             1 01/05/2025 05/05/2025
             1 05/05/2025 .
             1 07/05/2025 09/05/2025 !
             2 01/05/2025 05/05/2025
             2 04/05/2025 06/05/2025 !",
        );
    }
}
