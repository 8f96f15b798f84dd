//! 234: a child under 10 does not move because of custody.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "234",
    message: "A child aged under 10 can not change placement due to being admitted to custody",
    earlier: &[],
    level: Level::Error,
    text: "If <DECOM> < <DOB> + 10 years then previous episode <REASON_PLACE_CHANGE> can not be 'CUSTOD'",
    reading: "If <DECOM> is before the child's 10th birthday, then the previous episode's <REASON_PLACE_CHANGE> can not be CUSTOD.",
    fields: &["DOB", "REASON_PLACE_CHANGE"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::since(2026),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(header) = child.head() else { return };
    for (before, episode) in consecutive(child.episodes) {
        if before.reason_place_change == "CUSTOD" && episode.decom.before(header.dob.birthday(10)) {
            found.at(before).with(episode).with(header);
            found.at(header).with(before).with(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn under_ten() {
        flags(
            &RULE,
            "Header CHILD DOB
             1 02/05/2015 !
             2 01/05/2015
             3 02/05/2015
             Episodes CHILD DECOM REASON_PLACE_CHANGE
             1 01/04/2025 CUSTOD !
             1 01/05/2025 .
             2 01/04/2025 CUSTOD
             2 01/05/2025 .
             3 01/05/2025 CUSTOD",
        );
    }
}
