//! 210: UN4 is not the pupil number of a child whose episode began in the last week of the year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "210",
    message: "Children looked after for more than a week at 31 March should not have an unknown Unique Pupil Number (UPN) code of UN4.",
    earlier: &[],
    level: Level::Error,
    text: "If <UPN> = 'UN4' then no episode <DECOM> must be >= 24/03/YYYY Note: YYYY refers to the current collection year.",
    reading: "If <UPN> is UN4, then no episode's <DECOM> must be on or after 24 March of the collection year. (The message says the opposite of the text; this follows the text.)",
    fields: &["DECOM", "UPN"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let week_before = DateCell::Day(child.collection.end).plus_days(-7);
    for header in child.header.iter().filter(|header| header.upn == "UN4") {
        for episode in child.episodes.iter().filter(|episode| episode.decom.on_or_after(week_before)) {
            found.at(header).with(episode);
            found.at(episode).with(header);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_in_march() {
        flags(
            &RULE,
            "Header CHILD UPN
             1 UN4
             2 UN4 !
             3 UN3
             Episodes CHILD DECOM
             1 23/03/2026
             2 24/03/2026 !
             3 24/03/2026",
        );
    }
}
