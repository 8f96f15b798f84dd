//! Why a command could not do its work, in sentences for the person who can mend it.

use record::StoreError;
use std::{io, net::SocketAddr};

/// Why a command ended.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CommandError {
    /// The runtime did not start.
    #[error("Kith could not start: {0}.")]
    Start(#[source] io::Error),
    /// The address is taken or not this machine's.
    #[error("Kith cannot listen on {0} ({1}). Choose another address with --listen.")]
    Listen(SocketAddr, #[source] io::Error),
    /// The store.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// The templates.
    #[error("The pages of Kith cannot be read: {0}.")]
    Pages(String),
    /// The invented families.
    #[error("{0}")]
    Demo(#[from] demo::DemoError),
    /// A file.
    #[error("{0}: {1}.")]
    File(String, #[source] io::Error),
    /// Anything that the person asked for and that cannot be.
    #[error("{0}")]
    Refused(String),
}
