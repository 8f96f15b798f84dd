//! 547: health surveillance checks have the other answers about health with them.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "547",
    message: "Any child who has health promotion information completed must also have immunisation, teeth check, health assessment and substance misuse problem identified fields completed.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <HEALTH_CHECK> is 1, then <IMMUNISATIONS>, <TEETH_CHECK>, <HEALTH_ASSESSMENT> and <SUBSTANCE_MISUSE> must be provided.",
    fields: &["HEALTH_ASSESSMENT", "HEALTH_CHECK", "IMMUNISATIONS", "SUBSTANCE_MISUSE", "TEETH_CHECK"],
    needs: &[ThisYear(Table::Oc2)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.oc2.iter().filter(|row| row.health_check == "1" && !row.has_health()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_health() {
        flags(
            &RULE,
            "OC2 HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE
             1 1 1 1 0
             1 1 1 1 . !
             . 1 1 1 .",
        );
    }
}
