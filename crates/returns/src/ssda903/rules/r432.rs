//! 432: a child who had ceased to be looked after starts again.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "432",
    message: "The child ceased to be looked after at the end of the previous episode but the reason for the new episode is not started to be looked after.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If the previous episode's <REC> says that the child ceased to be looked after (any code but X1), <RNE> must be S.",
    fields: &["RNE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for (before, episode) in consecutive(child.episodes) {
        if before.rec.is_given() && before.rec != "X1" && episode.rne != "S" {
            found.at(episode).with(before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_reason() {
        flags(
            &RULE,
            "Episodes CHILD DECOM REC RNE
             1 01/04/2025 E4A S
             1 01/06/2025 X1 P !
             1 01/07/2025 E4A P
             1 01/08/2025 . S",
        );
    }
}
