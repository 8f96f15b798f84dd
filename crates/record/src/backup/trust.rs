//! By which key a copy is believed.

use crate::{
    StoreError,
    journal::{LOG_FILE, Seals},
};
use data_encoding::HEXLOWER_PERMISSIVE as HEX;
use std::path::PathBuf;

/// By what a backup is known to be this authority's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trust {
    /// The directory of seals, with the signing key and the log of checkpoints.
    Seals(PathBuf),
    /// If the key is not at hand: its public half in hexadecimal, and the log of checkpoints or its last lines.
    Key {
        /// The public key.
        public: String,
        /// The log. None: there is none any more.
        log: Option<PathBuf>,
    },
}

impl Trust {
    /// The public half of the authority's key.
    pub(super) fn key(&self) -> Result<Vec<u8>, StoreError> {
        match self {
            Self::Seals(directory) => Seals::open(directory)?
                .map(|seals| seals.public().to_vec())
                .ok_or_else(|| StoreError::Settings(Seals::missing(directory))),
            Self::Key { public, .. } => {
                let key = HEX.decode(public.trim().as_bytes()).ok().filter(|key| key.len() == 32);
                key.ok_or_else(|| {
                    StoreError::Settings(
                        "This is not a public key: it has 64 hexadecimal digits, and stands in each line of \
                         checkpoints.log before the signature."
                            .to_owned(),
                    )
                })
            }
        }
    }

    pub(super) fn log(&self) -> Option<PathBuf> {
        match self {
            Self::Seals(directory) => Some(directory.join(LOG_FILE)),
            Self::Key { log, .. } => log.clone(),
        }
    }
}
