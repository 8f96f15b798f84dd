//! A job that a node has claimed.

use crate::jobs::Kind;
use serde_json::Value;

/// A job that this node may do now, and no other node until the lease is over.
#[derive(Debug, Clone, PartialEq)]
pub struct Claimed {
    /// Its number.
    pub id: i64,
    /// What it does.
    pub kind: Kind,
    /// What tells it from others of its kind.
    pub key: String,
    /// What it needs to know: numbers only.
    pub arguments: Value,
    /// Which try this is, counted from 1.
    pub attempt: u32,
    /// The number of this claim. Whoever claims the job later draws another.
    pub(super) lease: i64,
}
