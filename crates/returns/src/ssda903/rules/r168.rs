//! 168: the unique pupil number has its form.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "168",
    message: "Unique Pupil Number (UPN) is not valid. If unknown, default codes should be UN1, UN2, UN3, UN4 or UN5.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<UPN>, if provided, must be a check letter followed by twelve digits of which the last may be a letter, or one of UN1 to UN5. None of the letters is I, O or S, which UPNs leave out.",
    fields: &["UPN"],
    needs: &[ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.header.iter().filter(|header| header.upn.is_given() && !is_pupil_number(header.upn)));
}

fn is_pupil_number(upn: Text) -> bool {
    let Some(text) = upn.text() else { return false };
    let [letter, digits @ .., last] = text.as_bytes() else { return false };
    upn.is_in(["UN1", "UN2", "UN3", "UN4", "UN5"])
        || text.len() == 13
            && is_letter_of_numbers(*letter)
            && digits.iter().all(u8::is_ascii_digit)
            && (last.is_ascii_digit() || is_letter_of_numbers(*last))
}

/// Whether a letter is one of the 23 that pupil numbers use: not I, O or S.
fn is_letter_of_numbers(letter: u8) -> bool {
    letter.is_ascii_alphabetic() && !matches!(letter, b'I' | b'O' | b'S')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        flags(
            &RULE,
            "Header UPN
             A123456789012
             A12345678901B
             UN1
             UN6 !
             1234567890123 !
             A12345678901 !
             A1234567890123 !
             I12345678901B !
             O123456789012 !
             S123456789012 !
             T123456789012
             Z12345678901Z
             A12345678901I !
             a12345678901o !
             A12345678901S !
             UN2
             .",
        );
    }
}
