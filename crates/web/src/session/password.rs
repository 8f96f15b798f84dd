//! Passwords: hashed with Argon2id on a blocking thread, and checked in the same time whether or not the person exists.

use crate::app::PasswordCost;
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

/// Shortest password that is taken, in characters. Length counts, not kinds of characters.
pub const SHORTEST: usize = 12;
/// Longest password that is taken, in characters.
pub const LONGEST: usize = 200;

fn hasher(cost: PasswordCost) -> Option<Argon2<'static>> {
    let params = Params::new(cost.memory, cost.rounds, 1, None).ok()?;
    Some(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Hashes a password with a new salt.
pub fn hash(password: &str, cost: PasswordCost) -> Option<String> {
    hasher(cost)?.hash_password(password.as_bytes()).ok().map(|hash| hash.to_string())
}

/// Whether the password is the one that was hashed. Without a hash, the same work is done and the answer is no.
pub fn verify(password: &str, kept: Option<&str>, cost: PasswordCost) -> bool {
    let Some(kept) = kept else {
        let _ = hash(password, cost);
        return false;
    };
    let Ok(parsed) = PasswordHash::new(kept) else { return false };
    hasher(cost).is_some_and(|argon| argon.verify_password(password.as_bytes(), &parsed).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_known_again_and_no_other_is() {
        let cost = PasswordCost { memory: 64, rounds: 1 };
        let kept = hash("correct horse battery", cost);
        assert!(kept.is_some());
        assert!(verify("correct horse battery", kept.as_deref(), cost));
        assert!(!verify("correct horse batter", kept.as_deref(), cost));
        assert!(!verify("anything", None, cost));
    }
}
