//! A code of a national code list: U1, RC8, WBRI.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How long a code may be.
const LONGEST: usize = 8;

/// A code of a national code list, in capitals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code([u8; LONGEST]);

impl Code {
    /// Reads a code of one to eight letters or digits; small letters count as capitals.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.is_empty() || text.len() > LONGEST || !text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(format!("“{text}” is not a code: codes have one to {LONGEST} letters or digits."));
        }
        let mut code = [0; LONGEST];
        code[..text.len()].copy_from_slice(text.to_ascii_uppercase().as_bytes());
        Ok(Self(code))
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        let end = self.0.iter().position(|byte| *byte == 0).unwrap_or(LONGEST);
        std::str::from_utf8(&self.0[..end]).unwrap_or_default()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TryFrom<String> for Code {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text)
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.as_str().to_owned()
    }
}
