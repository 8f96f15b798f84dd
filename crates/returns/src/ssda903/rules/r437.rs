//! 437: nothing follows after death or the age of 18.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "437",
    message: "Reason episode ceased is child has died or is aged 18 or over but there are further episodes.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <REC> is E2 or E15, the child must not have a later episode.",
    fields: &["REC"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    for (episode, next) in consecutive(child.episodes) {
        if episode.rec.is_in(["E2", "E15"]) {
            found.at(episode).with(next);
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
            "Episodes CHILD DECOM REC
             1 01/04/2025 E2 !
             1 01/05/2025 E15
             2 01/04/2025 E4A
             2 01/05/2025 .",
        );
    }
}
