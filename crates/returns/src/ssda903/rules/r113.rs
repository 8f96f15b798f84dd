//! 113: the date of matching child and adopters is a date.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "113",
    message: "Date matching child and adopter(s) is not a valid date.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <DATE_MATCH> must be a valid date.",
    fields: &["DATE_MATCH"],
    needs: &[ThisYear(Table::Ad1)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.ad1.iter().filter(|row| row.date_match.is_unreadable()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date() {
        flags(
            &RULE,
            "AD1 DATE_MATCH
             01/04/2025
             31/04/2025 !
             ZZ/06/2019 !
             .",
        );
    }
}
