//! 112: the date of the decision for adoption is a date.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "112",
    message: "Date should be placed for adoption is not a valid date.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <DATE_INT> must be a valid date.",
    fields: &["DATE_INT"],
    needs: &[ThisYear(Table::Ad1)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.ad1.iter().filter(|row| row.date_int.is_unreadable()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date() {
        flags(
            &RULE,
            "AD1 DATE_INT
             01/04/2025
             31/04/2025 !
             ZZ/06/2019 !
             .",
        );
    }
}
