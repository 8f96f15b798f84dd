//! 1550: character 13 of a UPN is a digit or a letter that UPNs use.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1550",
    level: Error,
    message: "UPN invalid (character 13 not a recognised value)",
    earlier: &[],
    text: "if <UPN> (N00001) present Character 13 of <UPN> must be numeric or A-Z omitting I, O and S",
    reading: "",
    module: "ChildIdentifiers",
    fields: &["UPN"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = child.who.upn.text().and_then(|upn| upn.chars().nth(12));
    let known =
        |last: char| last.is_ascii_digit() || (last.is_ascii_uppercase() && !matches!(last, 'I' | 'O' | 'S'));
    if last.is_some_and(|last| !known(last)) {
        found.at([&child.who.upn]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_letters_and_what_is_omitted() {
        flags(
            &RULE,
            "ChildIdentifiers UPN=A201123456789
             Child
             ChildIdentifiers UPN=A20112345678X
             Child
             ChildIdentifiers UPN=A20112345678I!
             Child
             ChildIdentifiers UPN=A20112345678O!
             Child
             ChildIdentifiers UPN=A20112345678S!
             Child
             ChildIdentifiers UPN=A20112345678x!
             Child
             ChildIdentifiers UPN=A20112345678",
        );
    }
}
