//! 302: a child was born before the first episode.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "302",
    message: "First episode starts before child was born.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DECOM> of the child's first episode must be on or after <DOB>.",
    fields: &["DECOM", "DOB"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if let (Some(header), Some(first)) = (child.head(), child.first_episode())
        && first.decom.before(header.dob)
    {
        found.at(first).with(header);
        found.at(header).with(first);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looked_after_before_birth() {
        flags(
            &RULE,
            "Header CHILD DOB
             1 02/04/2025 !
             2 01/04/2025
             3 .
             Episodes CHILD DECOM
             1 01/04/2025 !
             1 01/03/2026
             2 01/04/2025
             3 01/04/2025",
        );
    }
}
