//! 207: a mother remains one.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "207",
    message: "Mother status for the current year disagrees with the mother status already recorded for this child.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "Where <MOTHER> was 1 last year and the child has an episode this year, <MOTHER> must be 1.",
    fields: &["MOTHER"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header), LastYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.episodes.is_empty() {
        return;
    }
    if let Some(before) = child.last.header.iter().find(|header| header.mother == "1") {
        for header in child.header.iter().filter(|header| header.mother != "1") {
            found.at(header).with(before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn once_a_mother() {
        flags(
            &RULE,
            "Header CHILD MOTHER
             1 1
             2 0 !
             3 . !
             4 0
             5 0
             Header_last CHILD MOTHER
             1 1
             2 1
             3 1
             4 0
             5 1
             Episodes CHILD
             1
             2
             3
             4",
        );
    }
}
