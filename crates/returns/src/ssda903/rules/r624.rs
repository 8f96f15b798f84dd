//! 624: the first child's date of birth is that of last year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "624",
    message: "Date of birth of the first child contradicts the date of birth of the first child previously recorded.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <MC_DOB> was provided last year, it must be the same this year.",
    fields: &["MC_DOB"],
    needs: &[ThisYear(Table::Header), LastYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    differs_in_header(child, |then, now| then.mc_dob.is_given() && then.mc_dob != now.mc_dob, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_date() {
        flags(
            &RULE,
            "Header CHILD MC_DOB
             1 01/05/2024
             2 02/05/2024 !
             3 . !
             4 01/05/2024
             Header_last CHILD MC_DOB
             1 01/05/2024
             2 01/05/2024
             3 01/05/2024
             4 .",
        );
    }
}
