//! INT12: a date of birth is the same in `PlacedAdoption` and in the header.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "INT12",
    message: "Internal Check: DOB in PlacedAdoption is different to DOB in Header.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "No rule of the Department’s, but a check of the tool that authorities use. Where both are provided, <DOB> in PlacedAdoption must equal <DOB> in Header.",
    fields: &["DOB"],
    needs: &[ThisYear(Table::Header), ThisYear(Table::PlacedAdoption)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    born_otherwise(child, child.placed_adoption, |row| row.dob, found);
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
             PlacedAdoption CHILD DOB
             1 02/04/2020 !
             2 01/04/2020
             3 01/04/2020
             4 01/04/2020",
        );
    }
}
