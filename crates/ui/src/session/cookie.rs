//! The session cookie and the form token. The database keeps only a hash of the cookie; the token is drawn from it.

use axum::http::{HeaderMap, HeaderValue, header};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// `__Host-` binds the cookie to this host, to HTTPS (or this machine) and to the whole site.
const NAME: &str = "__Host-kith";

/// The length of a form's token, in bytes.
const TOKEN: usize = 16;

/// The value of the first cookie of this name.
pub(super) fn named<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == wanted)
        .map(|(_, value)| value)
}

/// The secret that a browser holds while somebody is signed in.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// A new one: 32 bytes of chance.
    #[expect(clippy::disallowed_methods, reason = "the one place where session secrets draw chance")]
    pub fn draw() -> Self {
        Self(BASE64URL_NOPAD.encode(&rand::random::<[u8; 32]>()))
    }

    /// The one that came with a request.
    pub fn of(headers: &HeaderMap) -> Option<Self> {
        named(headers, NAME).filter(|value| value.len() == 43).map(|value| Self(value.to_owned()))
    }

    /// What the database keeps.
    pub fn hash(&self) -> String {
        HEXLOWER.encode(&Sha256::digest(format!("kith session\0{}", self.0)))
    }

    /// What forms carry: the session's token under a mask that is drawn anew for each page, so that no two pages hold the same
    /// letters. Where pages are compressed on their way, their lengths would tell the token otherwise.
    #[expect(clippy::disallowed_methods, reason = "the one place where masks of form tokens draw chance")]
    pub fn token(&self) -> String {
        let mask: [u8; TOKEN] = rand::random();
        let masked: Vec<u8> = mask.iter().zip(self.form_token()).map(|(mask, byte)| mask ^ byte).collect();
        format!("{}{}", HEXLOWER.encode(&mask), HEXLOWER.encode(&masked))
    }

    /// Whether a form's token is this session's.
    pub fn is_token(&self, token: &str) -> bool {
        let Ok(sent) = HEXLOWER.decode(token.as_bytes()) else { return false };
        let Some((mask, masked)) = sent.split_at_checked(TOKEN).filter(|(_, rest)| rest.len() == TOKEN)
        else {
            return false;
        };
        let unmasked: Vec<u8> = mask.iter().zip(masked).map(|(mask, byte)| mask ^ byte).collect();
        unmasked.ct_eq(&self.form_token()).into()
    }

    fn form_token(&self) -> [u8; TOKEN] {
        let mut token = [0; TOKEN];
        let digest = Sha256::digest(format!("kith form\0{}", self.0));
        for (byte, from) in token.iter_mut().zip(digest) {
            *byte = from;
        }
        token
    }

    /// The header that gives it to the browser. It goes with the browser's window; the server ends it earlier.
    pub fn set(&self) -> Option<HeaderValue> {
        HeaderValue::from_str(&format!("{NAME}={}; Path=/; Secure; HttpOnly; SameSite=Lax", self.0)).ok()
    }

    /// The header that takes it away.
    pub fn unset() -> HeaderValue {
        HeaderValue::from_static("__Host-kith=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_pages_hold_the_same_letters_and_each_is_the_sessions_own() {
        let (mine, other) = (Secret::draw(), Secret::draw());
        let tokens: Vec<String> = (0..50).map(|_| mine.token()).collect();
        for (at, token) in tokens.iter().enumerate() {
            assert!(mine.is_token(token) && !other.is_token(token));
            assert!(
                tokens
                    .iter()
                    .skip(at + 1)
                    .all(|later| later[..32] != token[..32] && later[32..] != token[32..])
            );
        }
        let bare = HEXLOWER.encode(&mine.form_token());
        for wrong in
            ["", "0", "zz", &bare, &format!("{}{}", "0".repeat(32), "0".repeat(32)), &tokens[0][..62]]
        {
            assert!(!mine.is_token(wrong), "{wrong}");
        }
    }
}
