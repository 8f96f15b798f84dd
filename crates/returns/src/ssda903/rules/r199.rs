//! 199: no episode follows an adoption.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "199",
    message: "Episode information shows child has been previously adopted from care.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "An episode must not begin after one, of this year or last, with <REC> = E11 or E12. Only this year’s episodes and last year’s are known here.",
    fields: &["CHILD"],
    needs: &[ThisYear(Table::Episodes), Need::Fully(&LastYear(Table::Episodes))],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    // When an episode without a date began is not known.
    for (number, episode) in child.dated_episodes().iter().enumerate() {
        let this_year = child.episodes.iter().take(number);
        let last_year = child.last.episodes.iter().filter(|before| before.decom.before(episode.decom));
        if let Some(adoption) = this_year.chain(last_year).find(|before| before.is_adoption()) {
            found.at(episode).with(adoption);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adopted_before() {
        flags(
            &RULE,
            "Episodes CHILD DECOM REC
             1 01/04/2025 E11
             1 01/05/2025 . !
             2 01/05/2025 . !
             3 01/05/2024 E12
             4 01/05/2025 .
             5 01/04/2025 E11
             5 . .
             Episodes_last CHILD DECOM REC
             2 01/05/2024 E12
             3 01/05/2024 E12
             4 01/05/2024 E4A",
        );
    }
}
