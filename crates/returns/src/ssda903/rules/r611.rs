//! 611: a mother has a child with a date of birth.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "611",
    message: "Date of birth field is blank, but child is a mother.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <MOTHER> is 1, then <MC_DOB> must be provided.",
    fields: &["MC_DOB", "MOTHER"],
    needs: &[ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.header.iter().filter(|header| header.mother == "1" && header.mc_dob.is_blank()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_date() {
        flags(
            &RULE,
            "Header CHILD MOTHER MC_DOB
             1 1 . !
             2 1 01/05/2025
             3 0 .",
        );
    }
}
