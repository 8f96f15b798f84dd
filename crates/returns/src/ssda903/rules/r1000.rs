//! 1000: who died in care has no care leavers' information.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1000",
    message: "This child is recorded as having died in care and therefore should not have the care leaver information completed.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If any episode of this year or last has <REC> = E2, then the child must not be in OC3. Only this year’s episodes and last year’s are known here.",
    fields: &["ACCOM", "ACTIV", "IN_TOUCH"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Oc3), Need::Fully(&LastYear(Table::Episodes))],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let mut episodes = child.episodes.iter().chain(child.last.episodes);
    if let Some(died) = episodes.find(|episode| episode.rec == "E2") {
        for leaver in child.oc3 {
            found.at(leaver).with(died);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_year_or_last() {
        flags(
            &RULE,
            "Episodes CHILD REC
             1 E2
             2 X1
             Episodes_last CHILD REC
             3 E2
             OC3 CHILD IN_TOUCH
             1 YES !
             2 YES
             3 YES !",
        );
    }
}
