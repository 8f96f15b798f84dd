//! 1540: characters 5 to 12 of a UPN are digits.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1540",
    level: Error,
    message: "UPN invalid (characters 5-12 not all numeric)",
    earlier: &[],
    text: "If <UPN> (N00001) present Characters 5-12 of <UPN> must be numeric",
    reading: "",
    module: "ChildIdentifiers",
    fields: &["UPN"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let numeric = |upn: &str| {
        let digits: String = upn.chars().skip(4).take(8).collect();
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    if child.who.upn.text().is_some_and(|upn| !numeric(upn)) {
        found.at([&child.who.upn]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_something_else() {
        flags(
            &RULE,
            "ChildIdentifiers UPN=A201123456789
             Child
             ChildIdentifiers UPN=A20112345678X
             Child
             ChildIdentifiers UPN=A2011234X6789!
             Child
             ChildIdentifiers UPN=A201!",
        );
    }
}
