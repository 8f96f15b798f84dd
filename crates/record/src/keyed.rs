//! Keyed digests: what must be known again without standing anywhere in plain text. They are made with the secret that
//! also binds sessions, which lies outside the database; where there is no directory of seals, one is drawn at each start.

use crate::{
    Settings, Store, StoreError,
    accounts::binding::{SessionKey, secret_of},
};

/// The secret with which digests are made.
pub(crate) struct Key(SessionKey);

impl Key {
    /// The secret of an installation, made where it is missing.
    pub(crate) fn of(settings: &Settings) -> Result<Self, StoreError> {
        match &settings.seals {
            Some(directory) => secret_of(directory).map(Self),
            None => Ok(Self::drawn()),
        }
    }

    /// One for as long as a store is open.
    pub(crate) fn drawn() -> Self {
        Self(SessionKey::drawn())
    }
}

impl Store {
    /// A digest of some text for one purpose, 64 small hexadecimal digits, which nobody can make without the secret.
    pub fn keyed(&self, purpose: &str, text: &str) -> String {
        self.key().0.keyed(purpose, text)
    }
}
