//! 208: the unique pupil number is that of last year.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "208",
    message: "Unique Pupil Number (UPN) for the current year disagrees with the Unique Pupil Number (UPN) already recorded for this child.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<UPN> must be the same as last year, unless it was blank then, or UN1, or one of UN2 to UN5 and is a number now.",
    fields: &["UPN"],
    needs: &[ThisYear(Table::Header), LastYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let unknown = |upn: Text| upn.is_in(["UN1", "UN2", "UN3", "UN4", "UN5"]);
    let became_known = |then: Text, now: Text| {
        then.is_blank() || now.is_given() && (then == "UN1" || unknown(then) && !unknown(now))
    };
    differs_in_header(child, |then, now| then.upn != now.upn && !became_known(then.upn, now.upn), found);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_number() {
        flags(
            &RULE,
            "Header CHILD UPN
             1 A123456789012
             2 A123456789013 !
             3 A123456789013
             4 UN1 !
             5 A123456789012
             6 UN1 !
             7 UN2
             8 A123456789012
             9 . !
             Header_last CHILD UPN
             1 A123456789012
             2 A123456789012
             3 UN1
             4 A123456789012
             5 .
             6 UN2
             7 UN1
             8 UN2
             9 UN1",
        );
    }
}
