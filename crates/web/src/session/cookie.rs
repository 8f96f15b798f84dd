//! The session cookie and the form token. The database keeps only a hash of the cookie; the token is drawn from it.

use axum::http::{HeaderMap, HeaderValue, header};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// `__Host-` binds the cookie to this host, to HTTPS (or this machine) and to the whole site.
const NAME: &str = "__Host-kith";

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

    /// What forms carry.
    pub fn token(&self) -> String {
        HEXLOWER.encode(&Sha256::digest(format!("kith form\0{}", self.0)))[..32].to_owned()
    }

    /// Whether a form's token is this session's.
    pub fn is_token(&self, token: &str) -> bool {
        self.token().as_bytes().ct_eq(token.as_bytes()).into()
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
