//! 701: the day a deprivation of liberty order ended is a date.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "701",
    message: "The end date of the DoLO is not a valid date.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <DOLO_END> must be a valid date.",
    fields: &["DOLO_END"],
    needs: &[ThisYear(Table::Dolo)],
    years: Years::since(2027),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.dolo.iter().filter(|row| row.dolo_end.is_unreadable()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date() {
        flags(
            &RULE,
            "DoLo DOLO_END
             01/04/2025
             31/04/2025 !
             ZZ/06/2019 !
             .",
        );
    }
}
