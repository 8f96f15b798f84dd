//! INT21: the sex is the same in UASC and in the header.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "INT21",
    message: "Internal Check: SEX in UASC is different to SEX in Header.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "No rule of the Department’s, but a check of the tool that authorities use. Where both are provided, <SEX> in UASC must equal <SEX> in Header.",
    fields: &["SEX"],
    needs: &[ThisYear(Table::Header), ThisYear(Table::Uasc)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(header) = child.head().filter(|header| header.sex.is_given()) else { return };
    for row in child.uasc.iter().filter(|row| row.sex.is_given() && row.sex != header.sex) {
        found.at(row).with(header);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_sex() {
        flags(
            &RULE,
            "Header CHILD SEX
             1 M
             2 M
             3 .
             UASC CHILD SEX
             1 F !
             2 M
             3 F
             4 F",
        );
    }
}
