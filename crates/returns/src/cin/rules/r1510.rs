//! 1510: the first letter of a UPN is its check letter.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1510",
    level: Error,
    message: "UPN invalid (wrong check letter at character 1)",
    earlier: &[],
    text: "<UPN> (N00001) if present must contain the correct check letter",
    reading: "If <UPN> (N00001) is present, its first character must be the check letter that follows from characters 2 to 13: each digit times its position (2 to 13), summed, the remainder by 23 counted along A to Z without I, O and S. Only UPNs whose last twelve characters are digits have one.",
    module: "ChildIdentifiers",
    fields: &["UPN"],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.who.upn.text().is_some_and(has_wrong_check_letter) {
        found.at([&child.who.upn]);
    }
}

/// The check letters, by the remainder that each stands for.
const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// What is not thirteen characters, the last twelve of them digits, has no check letter to compare.
fn has_wrong_check_letter(upn: &str) -> bool {
    let [letter, digits @ ..] = upn.as_bytes() else { return false };
    if digits.len() != 12 || !digits.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let sum: usize = digits.iter().zip(2..).map(|(digit, weight)| usize::from(digit - b'0') * weight).sum();
    LETTERS.get(sum % LETTERS.len()) != Some(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_letter_and_a_wrong_one() {
        flags(
            &RULE,
            "ChildIdentifiers UPN=A202900000010
             Child
             ChildIdentifiers UPN=H420740000029
             Child
             ChildIdentifiers UPN=B202900000010!
             Child
             ChildIdentifiers UPN=a202900000010!",
        );
    }

    #[test]
    fn what_is_not_a_upn_has_no_letter() {
        flags(
            &RULE,
            "ChildIdentifiers UPN=B20290000001
             Child
             ChildIdentifiers UPN=B2029000000X0
             Child
             ChildIdentifiers UPN=",
        );
    }
}
