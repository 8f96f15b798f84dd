//! 630: who starts to be looked after has an answer about previous permanence.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "630",
    message: "Information on previous permanence option should be returned.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <RNE> is S and <DECOM> is within the collection, <PREV_PERM> must be provided, and unless it is Z1, <LA_PERM> and <DATE_PERM> too.",
    fields: &["RNE"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::PrevPerm)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let complete = |row: &PreviousPermanence| {
        row.prev_perm == "Z1"
            || row.prev_perm.is_given() && row.la_perm.is_given() && row.date_perm.is_given()
    };
    for episode in child.episodes.iter().filter(|episode| episode.rne == "S") {
        let answered = !child.prev_perm.is_empty() && child.prev_perm.iter().all(complete);
        if episode.decom.on_or_after(child.collection.start) && !answered {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_answer() {
        flags(
            &RULE,
            "Episodes CHILD DECOM RNE
             1 01/04/2025 S !
             2 01/04/2025 S
             3 01/04/2025 S
             4 01/04/2025 S !
             5 31/03/2025 S
             6 01/04/2025 P
             PrevPerm CHILD PREV_PERM LA_PERM DATE_PERM
             2 Z1 . .
             3 P1 352 01/05/2020
             4 P1 . 01/05/2020",
        );
    }
}
