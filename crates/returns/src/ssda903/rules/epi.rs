//! EPI: a child in the header has episodes or is a care leaver.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "EPI",
    message: "WARNING: Episodes need to be loaded for this child before further validation is possible",
    earlier: &[],
    level: Level::Query,
    text: "",
    reading: "Every <CHILD> in Header must be in Episodes or in OC3. The Department’s portal stops there; Kith checks what else there is of the child.",
    fields: &["CHILD"],
    needs: &[ThisYear(Table::Header), ThisYear(Table::Episodes), Need::Fully(&ThisYear(Table::Oc3))],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.episodes.is_empty() && child.oc3.is_empty() {
        found.all(child.header);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither() {
        flags(
            &RULE,
            "Header CHILD
             1 !
             2
             3
             Episodes CHILD
             2
             OC3 CHILD
             3",
        );
    }
}
