//! 580: a child who is missing when ceasing to be looked after ceases for another reason.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "580",
    message: "Child is missing when cease being looked after but reason episode ceased not ‘E8’.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <MIS_END> is the day of <DEC> and <REC> is not X1, <REC> must be E8.",
    fields: &["REC"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Missing)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.episodes.iter().filter(|episode| !episode.rec.is_in(["X1", "E8"])) {
        if let Some(period) = child.missing.iter().find(|period| period.mis_end.same_day(episode.dec)) {
            found.at(episode).with(period);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_at_the_end() {
        flags(
            &RULE,
            "Episodes CHILD DEC REC
             1 01/06/2025 E4A !
             2 01/06/2025 E8
             3 01/06/2025 X1
             4 01/06/2025 E4A
             Missing CHILD MIS_END
             1 01/06/2025
             2 01/06/2025
             3 01/06/2025
             4 02/06/2025",
        );
    }
}
