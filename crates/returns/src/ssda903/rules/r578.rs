//! 578: a child is not missing after ceasing to be looked after.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "578",
    message: "The date that the child started to be missing is after the child ceased to be looked after.",
    earlier: &[],
    level: Level::Error,
    text: "If <MIS_START> >= DEC, then no missing/away from placement information should be recorded",
    reading: "If <MIS_START> is on or after <DEC> of the latest episode, then no missing or away from placement information should be recorded.",
    fields: &["MIS_START"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Missing)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(latest) = child.latest_episode() else { return };
    for period in child.missing.iter().filter(|period| period.mis_start.on_or_after(latest.dec)) {
        found.at(period).with(latest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_late() {
        flags(
            &RULE,
            "Episodes CHILD DECOM DEC
             1 01/05/2025 01/06/2025
             2 01/05/2025 .
             Missing CHILD MIS_START
             1 31/05/2025
             1 01/06/2025 !
             2 01/07/2025",
        );
    }
}
