//! 168: the unique pupil number has its form.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "168",
    message: "Unique Pupil Number (UPN) is not valid. If unknown, default codes should be UN1, UN2, UN3, UN4 or UN5.",
    earlier: &[],
    level: Level::Error,
    text: "<UPN>, if provided, must be a letter followed by twelve digits of which the last may be a letter, or one of UN1 to UN5.",
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
            && letter.is_ascii_alphabetic()
            && digits.iter().all(u8::is_ascii_digit)
            && last.is_ascii_alphanumeric()
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
             .",
        );
    }
}
