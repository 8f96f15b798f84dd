//! 388: an episode that ends because a new one begins is continued on the same day.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "388",
    message: "Reason episode ceased is coded new episode begins, but there is no continuation episode.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <REC> is X1 and <DEC> is provided, the child's next episode must begin on the day of <DEC>; and if the next episode begins on that day, <REC> must be X1.",
    fields: &["REC"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for (number, episode) in child.episodes.iter().enumerate() {
        let wrong = match child.episodes.get(number + 1) {
            None => episode.rec == "X1" && episode.dec.is_given(),
            Some(next) if episode.rec == "X1" => {
                next.decom.is_day() && episode.dec.is_day() && next.decom != episode.dec
            }
            Some(next) => episode.rec.is_given() && next.decom.same_day(episode.dec),
        };
        if wrong {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn continued_or_not() {
        flags(
            &RULE,
            "Episodes CHILD DECOM DEC REC
             1 01/04/2025 01/05/2025 X1
             1 01/05/2025 01/06/2025 X1 !
             1 02/06/2025 01/07/2025 E4A !
             1 01/07/2025 01/08/2025 X1 !
             2 01/07/2025 01/08/2025 E4A
             2 02/08/2025 . .
             3 02/08/2025 . X1
             4 01/07/2025 01/08/2025 X1 !",
        );
    }
}
