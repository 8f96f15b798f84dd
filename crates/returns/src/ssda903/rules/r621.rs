//! 621: a mother is older than her child.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "621",
    message: "Mother’s field has been completed but date of birth shows that the mother is younger than her child.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <MC_DOB> is provided, it must be after <DOB>.",
    fields: &["DOB", "MC_DOB"],
    needs: &[ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.header.iter().filter(|header| header.mc_dob.on_or_before(header.dob)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn younger() {
        flags(
            &RULE,
            "Header CHILD DOB MC_DOB
             1 02/05/2010 01/05/2010 !
             2 01/05/2010 01/05/2025
             3 01/05/2010 .
             4 01/05/2010 01/05/2010 !
             5 01/05/2010 02/05/2010
             6 . 01/05/2010",
        );
    }
}
