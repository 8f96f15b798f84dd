//! 101: the child's sex is given and is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "101",
    message: "The child or young person’s reported sex is not valid.",
    earlier: &[(Year(2024), "Gender code is not valid.")],
    level: Level::Error,
    text: "",
    reading: "<SEX> must be a valid value: M, F or U from 2024-25, 1 or 2 before.",
    fields: &["SEX"],
    needs: &[ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.header.iter().filter(|header| !child.codes().sex.contains(&header.sex)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_since_2024_25() {
        flags(
            &RULE,
            "Header CHILD SEX
             1 M
             2 F
             3 U
             4 1 !
             5 . !",
        );
    }

    #[test]
    fn numbers_before() {
        flags(
            &RULE,
            "Year 2024
             Header CHILD SEX
             1 1
             2 2
             3 M !
             4 . !",
        );
    }
}
