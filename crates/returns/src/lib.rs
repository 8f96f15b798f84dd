//! The statutory returns.
pub mod ssda903;
