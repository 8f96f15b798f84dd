//! 142: an episode that is followed by another has ended.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "142",
    message: "A new episode has started, but the previous episode has not ended.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "For each episode but a child's last, <DEC> and <REC> must be provided.",
    fields: &["DEC", "REC"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for (episode, next) in consecutive(child.episodes) {
        if episode.dec.is_blank() || episode.rec.is_blank() {
            found.at(episode).with(next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_may_be_open() {
        flags(
            &RULE,
            "Episodes CHILD DECOM DEC REC
             1 01/04/2025 01/05/2025 X1
             1 01/05/2025 . X1 !
             1 01/06/2025 01/07/2025 . !
             1 01/07/2025 . .
             2 01/07/2025 . .",
        );
    }

    #[test]
    fn an_episode_without_a_beginning_comes_last() {
        flags(
            &RULE,
            "Episodes DECOM DEC REC
             . . .
             01/04/2025 . . !",
        );
    }
}
