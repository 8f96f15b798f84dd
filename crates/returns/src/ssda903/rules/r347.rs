//! 347: a care leaver under 18 does not live in a foyer.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "347",
    message: "Care leavers aged under 18 years, can not be accommodated in a Foyer.",
    earlier: &[],
    level: Level::Error,
    text: "If <ACCOM> = ‘T’ then <DOB> must be >= 18 years prior to <COLLECTION_START_DATE>",
    reading: "If <ACCOM> is T (T1 or T2), the young person must have been 18 or over at the start of the collection.",
    fields: &["ACCOM", "DOB"],
    needs: &[ThisYear(Table::Oc3)],
    years: Years::since(2024),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let young = |row: &&Oc3| row.dob.birthday(18).after(child.collection.start);
    found.all(child.oc3.iter().filter(young).filter(|row| row.accom.starts_with("T")));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eighteen_in_april() {
        flags(
            &RULE,
            "OC3 DOB ACCOM
             02/04/2007 T1 !
             01/04/2007 T2
             02/04/2007 B1",
        );
    }
}
