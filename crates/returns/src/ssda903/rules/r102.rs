//! 102: the date of birth is a date.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "102",
    message: "Date of birth is not a valid date.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DOB> must be provided and be a valid date.",
    fields: &["DOB"],
    needs: &[ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.header.iter().filter(|row| !row.dob.is_day()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date() {
        flags(
            &RULE,
            "Header DOB
             01/04/2025
             31/04/2025 !
             . !",
        );
    }
}
