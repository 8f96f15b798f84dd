//! 442: the unique pupil number is given.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "442",
    message: "Unique Pupil Number (UPN) field is not completed.",
    earlier: &[],
    level: Level::Error,
    text: "Where any episode present, with an <LS> not = 'V3' or 'V4' then <UPN> must be provided",
    reading: "Where any episode of the child has an <LS> other than V3 or V4, <UPN> must be provided.",
    fields: &["UPN"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.episodes.iter().any(|episode| !episode.is_short_break()) {
        found.all(child.header.iter().filter(|header| header.upn.is_blank()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number() {
        flags(
            &RULE,
            "Header CHILD UPN
             1 . !
             2 UN1
             3 .
             4 .
             Episodes CHILD LS
             1 C2
             2 C2
             3 V3",
        );
    }
}
