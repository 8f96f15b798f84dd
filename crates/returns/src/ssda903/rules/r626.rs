//! 626: who became a mother before the year was one last year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "626",
    message: "Child was reported as a mother but the date of birth of the first child is before the current year which contradicts with the mother status recorded last year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <MOTHER> is 1 and was 0 last year, then <MC_DOB> must not be before the start of the collection.",
    fields: &["MC_DOB", "MOTHER"],
    needs: &[ThisYear(Table::Header), LastYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let start = child.collection.start;
    let contradicts =
        |then: &Header, now: &Header| now.mother == "1" && then.mother == "0" && now.mc_dob.before(start);
    differs_in_header(child, contradicts, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_the_year() {
        flags(
            &RULE,
            "Header CHILD MOTHER MC_DOB
             1 1 31/03/2025 !
             2 1 01/04/2025
             3 1 31/03/2025
             Header_last CHILD MOTHER
             1 0
             2 0
             3 1",
        );
    }
}
