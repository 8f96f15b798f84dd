//! 562: an episode that began before the year was in last year's return.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "562",
    message: "Episode commenced before the start of the current collection year but there is a missing continuous episode in the previous year.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If the first episode's <DECOM> is before the start of the collection, it must be that of the last episode of last year.",
    fields: &["DECOM"],
    needs: &[ThisYear(Table::Episodes), LastYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(first) = child.first_episode() else { return };
    let last = child.latest_episode_last_year();
    if first.decom.before(child.collection.start) && last.is_none_or(|last| last.decom != first.decom) {
        let place = found.at(first);
        if let Some(last) = last {
            place.with(last);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_episode() {
        flags(
            &RULE,
            "Episodes CHILD DECOM
             1 01/05/2024 !
             1 01/06/2025
             2 01/06/2024
             3 01/04/2025
             4 01/05/2024 !
             Episodes_last CHILD DECOM
             1 01/05/2024
             1 01/06/2024
             2 01/06/2024
             3 01/06/2024",
        );
    }
}
