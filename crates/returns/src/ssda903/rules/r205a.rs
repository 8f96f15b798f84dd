//! 205A: a child who was an unaccompanied asylum seeker last year, and is no longer, ceased to be one before this
//! year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "205A",
    message: "Child identified as UASC last year is no longer UASC this year, but date UASC ceased in both years does not support this.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <UASC> was 1 last year and is 0 this year, then last year's <DUC> must be before the start of the collection.",
    fields: &["CHILD", "UASC"],
    needs: &[ThisYear(Table::Uasc), LastYear(Table::Uasc), ThisYear(Table::Header), LastYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let ceased = child.last.uasc.iter().any(|row| row.duc.before(child.collection.start));
    if child.sought_asylum_last_year() == Some(true) && !ceased && !child.seeks_asylum() {
        found.all(child.header);
        found.all(child.uasc);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_longer() {
        flags(
            &RULE,
            "Header CHILD UASC
             1 0 !
             2 0
             3 1
             4 0
             Header_last CHILD UASC
             1 1
             2 1
             3 1
             4 0
             UASC CHILD DUC
             UASC_last CHILD DUC
             1 01/05/2025
             2 31/03/2025
             3 .",
        );
    }
}
