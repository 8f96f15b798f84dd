//! 1530: characters 2 to 4 of a UPN are an authority’s number.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1530",
    level: Error,
    message: "UPN invalid (characters 2-4 not a recognised LA code)",
    earlier: &[],
    text: "If <UPN> (N00001) present then characters 2-4 of <UPN> must be a valid post April 1998 LA code or a recognised ‘pseudo LA’ code",
    reading: "Only UPNs of 13 characters are looked at; the codes are those in use in the year.",
    module: "ChildIdentifiers",
    fields: &["UPN"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let upn = child.who.upn.text().filter(|upn| upn.len() == 13);
    if upn.is_some_and(|upn| {
        !upn.get(1..4).is_some_and(|code| authority_numbers::known(code, child.census.year))
    }) {
        found.at([&child.who.upn]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_authority_and_none() {
        flags(
            &RULE,
            "ChildIdentifiers UPN=A201123456789
             Child
             ChildIdentifiers UPN=A943123456789
             Child
             ChildIdentifiers UPN=A799123456789!
             Child
             ChildIdentifiers UPN=A2X1123456789!
             Child
             ChildIdentifiers UPN=A79912345678",
        );
    }

    #[test]
    fn cumberland_and_westmorland_since_2023_24() {
        flags_in(
            &RULE,
            Year(2023),
            "ChildIdentifiers UPN=A942123456789!
             Child
             ChildIdentifiers UPN=A941123456789",
        );
    }
}
