//! INT16: a date of birth is the same in `PrevPerm` and in the header.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "INT16",
    message: "Internal Check: DOB in PrevPerm is different to DOB in Header.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "No rule of the Department’s, but a check of the tool that authorities use. Where both are provided, <DOB> in PrevPerm must equal <DOB> in Header.",
    fields: &["DOB"],
    needs: &[ThisYear(Table::Header), ThisYear(Table::PrevPerm)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    born_otherwise(child, child.prev_perm, |row| row.dob, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_birthday() {
        flags(
            &RULE,
            "Header CHILD DOB
             1 01/04/2020
             2 .
             3 01/04/2020
             PrevPerm CHILD DOB
             1 02/04/2020 !
             2 01/04/2020
             3 01/04/2020
             4 01/04/2020",
        );
    }
}
