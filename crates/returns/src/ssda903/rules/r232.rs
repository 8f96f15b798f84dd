//! 232: the sex is known.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "232",
    message: "Sex of the child/young person has been reported as unknown.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<SEX> should not be U.",
    fields: &["SEX"],
    needs: &[ThisYear(Table::Header)],
    years: Years::since(2025),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.header.iter().filter(|header| header.sex == "U"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown() {
        flags(
            &RULE,
            "Header CHILD SEX
             1 U !
             2 F
             3 .",
        );
    }
}
