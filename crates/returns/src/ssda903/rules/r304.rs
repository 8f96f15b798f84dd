//! 304: an unaccompanied asylum-seeking child ceases to be one by the 18th birthday.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "304",
    message: "Date unaccompanied asylum-seeking child (UASC) status ceased must be on or before the 18th birthday of a child.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DUC> must be on or before the 18th birthday.",
    fields: &["DUC"],
    needs: &[ThisYear(Table::Uasc)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.uasc.iter().filter(|row| row.duc.after(row.dob.birthday(18))));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_eighteen() {
        flags(
            &RULE,
            "UASC DOB DUC
             01/05/2007 01/05/2025
             01/05/2007 02/05/2025 !
             01/05/2007 .",
        );
    }
}
