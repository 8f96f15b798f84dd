//! 612: who has a child is a mother.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "612",
    message: "Date of birth field has been completed but mother field indicates child is not a mother.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If the child is female and <MC_DOB> is provided, then <MOTHER> must be 1.",
    fields: &["MC_DOB", "MOTHER", "SEX"],
    needs: &[ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let no_mother = |header: &&Header| header.mother != "1" && header.mc_dob.is_given();
    found.all(child.header.iter().filter(no_mother).filter(|header| child.is_female(header)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_mother() {
        flags(
            &RULE,
            "Header CHILD SEX MOTHER MC_DOB
             1 F 0 01/05/2025 !
             2 F . 01/05/2025 !
             3 F 1 01/05/2025
             4 M 0 01/05/2025
             5 F 0 .",
        );
    }

    #[test]
    fn sexes_as_numbers_before_2024_25() {
        flags(
            &RULE,
            "Year 2024
             Header SEX MOTHER MC_DOB
             2 0 01/05/2023 !",
        );
    }
}
