//! 205C: a child who was never an unaccompanied asylum seeker has not ceased to be one.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "205C",
    message: "Child not identified as UASC either this year or last year but date UASC ceased has been provided.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <UASC> is 0 this year and last, then <DUC> should not be provided.",
    fields: &["DUC", "UASC"],
    needs: &[ThisYear(Table::Uasc), LastYear(Table::Uasc), ThisYear(Table::Header), LastYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let ceased = || child.uasc.iter().filter(|seeker| seeker.duc.is_given());
    let never = child.sought_asylum_last_year() != Some(true) && !child.seeks_asylum();
    if never && ceased().next().is_some() {
        found.all(ceased());
        found.all(child.header);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never() {
        flags(
            &RULE,
            "Header CHILD UASC
             1 0 !
             2 0
             3 1
             Header_last CHILD UASC
             1 0
             2 0
             3 0
             UASC CHILD DUC
             1 01/05/2025 !
             2 .
             3 01/05/2025
             UASC_last CHILD DUC
             9 .",
        );
    }
}
