//! 1560Q: a former UPN has the form of a UPN.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1560Q",
    level: Query,
    message: "Please check and either amend or provide a reason: Former UPN wrongly formatted",
    earlier: &[],
    text: "<FormerUPN> (N00002) where present should be in the correct format, as specified in the data table",
    reading: "The form is a letter, eleven digits, and a digit or, for a temporary number, a letter.",
    module: "ChildIdentifiers",
    fields: &["FormerUPN"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.who.former_upn.text().is_some_and(|upn| !has_the_form(upn)) {
        found.at([&child.who.former_upn]);
    }
}

fn has_the_form(upn: &str) -> bool {
    let [first, middle @ .., last] = upn.as_bytes() else { return false };
    first.is_ascii_alphabetic()
        && middle.len() == 11
        && middle.iter().all(u8::is_ascii_digit)
        && last.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn permanent_temporary_and_malformed() {
        flags(
            &RULE,
            "ChildIdentifiers FormerUPN=A201123456789
             Child
             ChildIdentifiers FormerUPN=A20112345678X
             Child
             ChildIdentifiers FormerUPN=A2011234567!
             Child
             ChildIdentifiers FormerUPN=12011234567891!
             Child
             ChildIdentifiers FormerUPN=",
        );
    }
}
