//! How much an installation lets analysts check, and what against.

use returns::ssda903::Reference;
use std::sync::Arc;

/// What checking returns may take, and the authority's reference data.
#[derive(Debug, Clone)]
pub(crate) struct ReturnsSettings {
    /// The most that the files of one return may take together, in bytes.
    pub(crate) largest: usize,
    /// The most that all checks together may take in memory, in bytes.
    pub(crate) in_memory: usize,
    /// What an SSDA903 return is checked against beside itself.
    pub(crate) reference: Arc<Reference>,
}

impl Default for ReturnsSettings {
    /// 200 MB for a return, 2 GB in all, and the authorities that Kith brings.
    fn default() -> Self {
        Self { largest: 200_000_000, in_memory: 2_000_000_000, reference: Arc::new(Reference::bundled()) }
    }
}
