//! 303: only an unaccompanied asylum-seeking child ceases to be one.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "303",
    message: "If date Unaccompanied Asylum-Seeking Child (UASC) status ceased is not null, UASC status must be coded 1.",
    earlier: &[],
    level: Level::Error,
    text: "If <DUC> provided, then <UASC> must be '1'",
    reading: "If <DUC> is provided, then <UASC> must be 1.",
    fields: &["DUC", "UASC"],
    needs: &[ThisYear(Table::Header), ThisYear(Table::Uasc)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(header) = child.head().filter(|header| header.uasc != "1") else { return };
    for seeker in child.uasc.iter().filter(|seeker| seeker.duc.is_given()) {
        found.at(header).with(seeker);
        found.at(seeker).with(header);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_the_status() {
        flags(
            &RULE,
            "Header CHILD UASC
             1 0 !
             2 1
             3 0
             UASC CHILD DUC
             1 01/05/2025 !
             2 01/05/2025
             3 .",
        );
    }
}
