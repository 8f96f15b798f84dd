//! 700: the day a deprivation of liberty order began is a date.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "700",
    message: "The start date of the DoLO is not a valid date.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DOLO_START> must be provided and be a valid date.",
    fields: &["DOLO_START"],
    needs: &[ThisYear(Table::Dolo)],
    years: Years::since(2027),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.dolo.iter().filter(|row| !row.dolo_start.is_day()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date() {
        flags(
            &RULE,
            "DoLo DOLO_START
             01/04/2025
             31/04/2025 !
             . !",
        );
    }
}
