//! 301: a child was born before the year ended.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "301",
    message: "Date of birth falls after the year ended.",
    earlier: &[],
    level: Level::Error,
    text: "<DOB> must be <= <COLLECTION_END_DATE>",
    reading: "<DOB> must be on or before the last day of the collection.",
    fields: &["DOB"],
    needs: &[ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.header.iter().filter(|header| header.dob.after(child.collection.end)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn born_later() {
        flags(
            &RULE,
            "Header CHILD DOB
             1 01/04/2026 !
             2 31/03/2026
             3 .",
        );
    }
}
