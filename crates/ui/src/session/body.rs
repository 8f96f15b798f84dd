//! The body of a form, read to its end or refused with a sentence: too large, broken off on its way, not a form.

use super::Sent;
use crate::{
    form::{MOST_FIELDS, Values},
    security::LARGEST_BODY,
    trouble::Trouble,
};
use axum::{
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, header},
};

/// Whether it is a form with files, which only the screens that take files read.
pub(crate) fn has_files(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

/// What is said of a body that no form of Kith sends.
pub(crate) const NO_FORM: &str = "This did not come as a form of Kith sends it, so nothing was saved. Open the page again and send it from there.";
/// The longest name of a field, in bytes. Kith's own are shorter than a line.
const LONGEST_NAME: usize = 200;
/// So much of a form that has too many fields is handed back, in bytes: enough for every word that a person typed.
const HANDED_BACK: usize = 256 * 1024;

/// Reads a form to its end, with the choices of a clash carried out. Where it is not taken, what was typed comes back as
/// far as it could be read.
pub(crate) async fn sent(headers: &HeaderMap, body: Body) -> Result<Sent, (Trouble, Vec<String>)> {
    let bytes = read(headers, body).await.map_err(|trouble| (trouble, Vec::new()))?;
    match fields(&bytes) {
        Ok(values) => Ok(Sent::of(values)),
        Err(trouble) => Err((trouble, handed_back(&bytes))),
    }
}

/// What was typed into a form that is not taken, up to [`HANDED_BACK`] bytes of it.
fn handed_back(bytes: &[u8]) -> Vec<String> {
    let mut left = HANDED_BACK;
    let fits = |text: &String| {
        left = left.saturating_sub(text.len());
        left > 0
    };
    typed(&Values::from_urlencoded(bytes)).into_iter().take_while(fits).collect()
}

/// Reads a body that is no larger than [`LARGEST_BODY`].
pub(crate) async fn read(headers: &HeaderMap, body: Body) -> Result<Bytes, Trouble> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.is_empty() && !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(Trouble::Unreadable(NO_FORM));
    }
    to_bytes(body, LARGEST_BODY).await.map_err(|why| {
        if why.into_inner().is::<http_body_util::LengthLimitError>() {
            Trouble::TooLarge
        } else {
            Trouble::Unreadable(
                "The connection broke off before everything had arrived, so nothing was saved. Go back and send it again: your browser still has what you typed.",
            )
        }
    })
}

/// The fields of a body. Bytes that are no text are refused, not guessed at; so are more fields and longer names than
/// any form of Kith's has.
pub(crate) fn fields(bytes: &[u8]) -> Result<Values, Trouble> {
    let count = bytes.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()).count();
    if count > MOST_FIELDS {
        return Err(Trouble::TooManyFields);
    }
    let values = Values::from_urlencoded(bytes);
    if values.names().any(|name| name.len() > LONGEST_NAME) {
        return Err(Trouble::TooManyFields);
    }
    let own = values.iter().filter(|(name, _)| name.starts_with('_'));
    if values.names().chain(own.flat_map(|(_, all)| all)).any(|text| text.contains('\0')) {
        return Err(Trouble::Unreadable(NO_FORM));
    }
    let damaged = |text: &str| text.contains(char::REPLACEMENT_CHARACTER);
    let has_damage = values.iter().any(|(name, all)| damaged(name) || all.iter().any(|text| damaged(text)));
    // Somebody may have typed the replacement character itself, which is then written out in full.
    let typed = String::from_utf8_lossy(bytes).to_uppercase().contains("%EF%BF%BD");
    if has_damage && !typed {
        return Err(Trouble::Unreadable(
            "Some letters of this form were damaged on their way, so nothing was saved. Go back and send it again: your browser still has what you typed.",
        ));
    }
    Ok(values)
}

/// What somebody typed, to be handed back where it could not be kept: everything but codes, numbers and the form's own.
pub(crate) fn typed(values: &Values) -> Vec<String> {
    let is_code = |text: &str| {
        text.len() < 5 && text.bytes().all(|byte| byte.is_ascii_digit())
            || text.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'-'))
            || text.rsplit(':').next().is_some_and(|id| id.len() == 13 && practice::ids::decode(id).is_ok())
    };
    values
        .typed()
        .map(|(_, text)| text.trim().to_owned())
        .filter(|text| !text.is_empty() && !is_code(text))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_letters_are_refused_and_typed_ones_are_not() {
        assert!(fields(b"text=Ma%C5%82gorzata").is_ok());
        assert!(fields(b"text=%FF%FEnight").is_err());
        assert!(fields(b"text=\xff").is_err());
        assert!(fields(b"text=%EF%BF%BD").is_ok());
    }

    #[test]
    fn words_are_handed_back_and_codes_are_not() {
        let mut values = Values::new();
        values
            .add("text", "Gran comes on Fridays")
            .add("category", "past_harm")
            .add("due-year", "2026")
            .add("phone", "07700900277")
            .add("said_by", "person:0000000000c04")
            .add("_token", "a secret of the session");
        assert_eq!(typed(&values), ["07700900277", "Gran comes on Fridays"]);
    }
}
