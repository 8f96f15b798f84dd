//! 544: an answer about convictions has those about health with it.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "544",
    message: "Any child who has conviction information completed must also have immunisation, teeth check, health assessment and substance misuse problem identified fields completed.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <CONVICTED> is 1, then <IMMUNISATIONS>, <TEETH_CHECK>, <HEALTH_ASSESSMENT> and <SUBSTANCE_MISUSE> must be.",
    fields: &["CONVICTED", "HEALTH_ASSESSMENT", "IMMUNISATIONS", "SUBSTANCE_MISUSE", "TEETH_CHECK"],
    needs: &[ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.oc2.iter().filter(|row| row.convicted == "1" && !row.has_health()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_health() {
        flags(
            &RULE,
            "OC2 CONVICTED IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE
             1 1 1 1 0
             1 1 1 1 . !
             0 1 1 1 .",
        );
    }
}
