//! 357: a child's first episode begins with S.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "357",
    message: "If this is the first episode ever for this child, reason for new episode must be S.  Check whether there is an episode immediately preceding this one, which has been left out.  If not the reason for new episode code must be amended to S.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If the child has no earlier episode, <RNE> must be S.",
    fields: &["RNE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if let Some(first) = child.first_episode()
        && first.decom.on_or_after(child.collection.start)
        && first.rne != "S"
    {
        found.at(first);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_reason() {
        flags(
            &RULE,
            "Episodes CHILD DECOM RNE
             1 01/04/2025 P !
             1 01/05/2025 L
             2 01/04/2025 S
             3 31/03/2025 P",
        );
    }
}
