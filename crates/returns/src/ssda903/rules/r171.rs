//! 171: the date of birth of the first child is a date.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "171",
    message: "Date of birth of mother's child is not a valid date.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <MC_DOB> must be a valid date.",
    fields: &["MC_DOB"],
    needs: &[ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.header.iter().filter(|row| row.mc_dob.is_unreadable()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date() {
        flags(
            &RULE,
            "Header MC_DOB
             01/04/2025
             31/04/2025 !
             ZZ/06/2019 !
             .",
        );
    }
}
