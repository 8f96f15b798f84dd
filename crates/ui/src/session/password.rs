//! Passwords: hashed with Argon2id on a blocking thread, and checked in the same time whether or not the person exists.

use crate::{App, app::PasswordCost, trouble::Trouble};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use record::StoreError;
use tokio::sync::SemaphorePermit;

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

impl App {
    /// Hashes a new password, in its turn and on a thread of its own.
    pub async fn hash_password(&self, password: String) -> Result<String, Trouble> {
        let cost = self.settings().password_cost;
        let hash = self.in_turn(move || hash(&password, cost)).await.flatten();
        Ok(hash.ok_or_else(|| StoreError::Fault("the password could not be hashed".to_owned()))?)
    }

    /// Whether this is the password that was hashed, in its turn and on a thread of its own. Without a hash, the same
    /// work is done and the answer is no.
    pub async fn is_password(&self, password: String, kept: Option<String>) -> bool {
        let cost = self.settings().password_cost;
        // A password is never so long; the work is that of any other.
        let (password, kept) =
            if password.len() > 4 * LONGEST { (String::new(), None) } else { (password, kept) };
        self.in_turn(move || verify(&password, kept.as_deref(), cost)).await.unwrap_or(false)
    }

    /// A place among those who wait for a password to be hashed: each holds what was typed in memory, so that there is
    /// an end to how many wait.
    pub fn place_to_hash(&self) -> Result<SemaphorePermit<'_>, Trouble> {
        self.waiting().try_acquire().map_err(|_| Trouble::Busy)
    }

    /// Each hash needs its megabytes, so that only a few are made at once however many people ask.
    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let _turn = self.hashing().acquire().await.ok()?;
        self.count_hashed();
        tokio::task::spawn_blocking(work).await.ok()
    }
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
