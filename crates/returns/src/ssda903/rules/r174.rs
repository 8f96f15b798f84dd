//! 174: only a girl can be a mother.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "174",
    message: "Mother's child date of birth is recorded but sex shows that the child is a male.",
    earlier: &[(
        Year(2024),
        "Mother's child date of birth is recorded but gender shows that the child is a male.",
    )],
    level: Level::Error,
    text: "",
    reading: "If <MC_DOB> is provided, the child must not be male.",
    fields: &["MC_DOB", "SEX"],
    needs: &[ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.header.iter().filter(|header| child.is_male(header) && header.mc_dob.is_given()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_boy_s_child() {
        flags(
            &RULE,
            "Header CHILD SEX MC_DOB
             1 M 01/05/2025 !
             2 F 01/05/2025
             3 M .",
        );
    }

    #[test]
    fn sexes_as_numbers_before_2024_25() {
        flags(
            &RULE,
            "Year 2024
             Header CHILD SEX MC_DOB
             1 1 01/05/2023 !
             2 2 01/05/2023",
        );
    }
}
