//! 105: whether a child is an unaccompanied asylum seeker is given and is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "105",
    message: "Data entry for Unaccompanied Asylum-Seeking Children (UASC) status of child is invalid or has not been completed.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<UASC> must be 0 or 1. It is worked out from the table UASC, so that this finds nothing in files of a return.",
    fields: &["UASC"],
    needs: &[ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.of.has(Table::Uasc, false) {
        found.all(child.header.iter().filter(|header| !header.uasc.is_in(["0", "1"])));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_are_none() {
        flags(
            &RULE,
            "UASC CHILD
             9
             Header UASC
             0
             1
             2 !",
        );
    }
}
