//! The second form of a journal entry. Words that somebody wrote (the reason and the body) go into the hash as a salted
//! digest, so that they can be erased where the law asks for it, and the chain still verifies and says so; and an entry names
//! its change and how many chains that touched, so that a missing part is found. Pure
//! (`docs/decisions/0026-journal-2.md` says it in words).

use super::{
    Entry,
    chain::Hash,
    fed::{number, text},
};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

/// The digest of a text under its salt: HMAC-SHA-256 with the salt as its key. It tells nothing of the text to whoever does
/// not have the salt, however few texts there could be.
pub fn digest(salt: &[u8], text: &str) -> Hash {
    // A key of any length is taken, so that this never happens.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(salt) else { return [0; 32] };
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().into()
}

/// A text of an entry, as it goes into the hash.
enum Words {
    /// There is none, and never was.
    None,
    /// Its salted digest: worked out from what stands, or kept where the text and its salt were erased.
    Digest(Hash),
}

impl Words {
    /// None: a text without its salt, or one that is said to be erased and stands.
    fn of(text: Option<&str>, salt: Option<&[u8]>, erased: Option<&[u8]>) -> Option<Self> {
        match (text, salt, erased) {
            (None, None, None) => Some(Self::None),
            (Some(text), Some(salt), None) => Some(Self::Digest(digest(salt, text))),
            (None, None, Some(erased)) => Some(Self::Digest(erased.try_into().ok()?)),
            _ => None,
        }
    }

    fn hash(&self, hasher: &mut Sha256) {
        match self {
            Self::None => hasher.update([0]),
            Self::Digest(digest) => {
                hasher.update([1]);
                hasher.update(digest);
            }
        }
    }
}

/// What an entry says, apart from what stands before it in its chain: SHA-256 over `kith-entry-2`, then `chain`, `seq`, `at`,
/// `actor`, `verb`, `kind`, `object_id`, `version`, `basis`, `change`, `chains`, and the reason and the body, each as one byte,
/// 1 or 0 for present or not, and where present its [`digest`]. Numbers are eight bytes, most significant first; texts are
/// their length in bytes as such a number, then UTF-8.
///
/// None: what the entry says of a text that was erased cannot be.
pub fn core(entry: &Entry) -> Option<Hash> {
    let reason = Some(entry.reason.as_str()).filter(|reason| !reason.is_empty());
    let reason = Words::of(reason, entry.reason_salt.as_deref(), entry.reason_erased.as_deref())?;
    let body = Words::of(entry.body.as_deref(), entry.body_salt.as_deref(), entry.body_erased.as_deref())?;
    let mut hasher = Sha256::new();
    hasher.update(b"kith-entry-2");
    number(&mut hasher, entry.chain);
    number(&mut hasher, entry.seq);
    number(&mut hasher, entry.at);
    number(&mut hasher, entry.actor);
    text(&mut hasher, &entry.verb);
    text(&mut hasher, &entry.kind);
    number(&mut hasher, entry.object_id);
    number(&mut hasher, i64::from(entry.version));
    text(&mut hasher, &entry.basis);
    number(&mut hasher, entry.change);
    number(&mut hasher, i64::from(entry.chains));
    reason.hash(&mut hasher);
    body.hash(&mut hasher);
    Some(hasher.finalize().into())
}

/// What the entries of one change over several chains say together: SHA-256 over `kith-change-2`, the change's number, how
/// many chains it touched, and the [`core()`] of each entry, by the number of its chain and then by its place.
pub fn together<'a>(change: i64, chains: i32, cores: impl IntoIterator<Item = &'a Hash>) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(b"kith-change-2");
    number(&mut hasher, change);
    number(&mut hasher, i64::from(chains));
    cores.into_iter().for_each(|core| hasher.update(core));
    hasher.finalize().into()
}

/// The hash that binds an entry to the one before it: SHA-256 over `kith-journal-2`, the hash before (32 bytes), the entry's
/// [`core()`], and one byte, 1 or 0 for whether its change touched several chains, with what its entries say [`together()`] where
/// it did.
pub(super) fn link(before: &[u8], entry: &Entry) -> Option<Hash> {
    let core = core(entry)?;
    let mut hasher = Sha256::new();
    hasher.update(b"kith-journal-2");
    hasher.update(before);
    hasher.update(core);
    match entry.together.as_deref() {
        Some(together) => {
            hasher.update([1]);
            hasher.update(together);
        }
        None => hasher.update([0]),
    }
    Some(hasher.finalize().into())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
    use super::*;
    use crate::journal::chain::START;

    fn entry() -> Entry {
        Entry {
            form: 2,
            chain: 7,
            seq: 1,
            at: 1_795_000_000_000_000,
            actor: 42,
            verb: "danger.written".to_owned(),
            kind: "danger".to_owned(),
            object_id: 9,
            version: 1,
            reason: "A teacher rang.".to_owned(),
            basis: "team".to_owned(),
            body: Some("{}".to_owned()),
            change: 1_000_000,
            chains: 2,
            together: Some(vec![9; 32]),
            reason_salt: Some(vec![1; 32]),
            body_salt: Some(vec![2; 32]),
            ..Entry::default()
        }
    }

    #[test]
    fn every_field_and_the_hash_before_count() {
        let first = link(&START, &entry()).unwrap();
        let changes: [fn(&mut Entry); 17] = [
            |e| e.chain += 1,
            |e| e.seq += 1,
            |e| e.at += 1,
            |e| e.actor += 1,
            |e| e.verb.push('x'),
            |e| e.kind.push('x'),
            |e| e.object_id += 1,
            |e| e.version += 1,
            |e| e.reason.push('x'),
            |e| e.basis.push('x'),
            |e| e.body = Some("{ }".to_owned()),
            |e| e.change += 1,
            |e| e.chains += 1,
            |e| e.together = None,
            |e| e.together = Some(vec![8; 32]),
            |e| e.reason_salt = Some(vec![3; 32]),
            |e| e.body_salt = Some(vec![3; 32]),
        ];
        for change in changes {
            let mut other = entry();
            change(&mut other);
            assert_ne!(link(&START, &other), Some(first));
        }
        assert_ne!(link(&[1; 32], &entry()), Some(first));
        let mut moved = entry();
        moved.verb = "danger.writte".to_owned();
        moved.kind = "ndanger".to_owned();
        assert_ne!(
            link(&START, &moved),
            Some(first),
            "a letter cannot move from one field to the next unseen"
        );
    }

    #[test]
    fn words_that_were_erased_leave_the_hash_as_it_was() {
        let first = link(&START, &entry()).unwrap();
        let mut erased = entry();
        erased.body_erased = Some(digest(&[2; 32], "{}").to_vec());
        assert_eq!(link(&START, &erased), None, "a text that stands is not erased");
        (erased.body, erased.body_salt) = (None, None);
        assert_eq!(link(&START, &erased), Some(first));
        erased.reason_erased = Some(digest(&[1; 32], &erased.reason).to_vec());
        (erased.reason, erased.reason_salt) = (String::new(), None);
        assert_eq!(link(&START, &erased), Some(first));
        erased.body_erased = Some(vec![0; 32]);
        assert_ne!(link(&START, &erased), Some(first), "another text cannot be said to have been erased");
        erased.body_erased = None;
        assert_ne!(link(&START, &erased), Some(first), "that there was a text stays known");
    }

    /// `tests/browser/journal-vector.test.mjs` works the same out from the decision page alone.
    #[test]
    fn the_hashes_are_those_that_outside_verifiers_compute() {
        let hex = |hash: Hash| data_encoding::HEXLOWER.encode(&hash);
        let one = entry();
        assert_eq!(
            hex(core(&one).unwrap()),
            "1a89087c8bcdef24452ec4a2c009a46849b36952d2e44e5adc285a339120252f"
        );
        assert_eq!(
            hex(together(1_000_000, 2, [&[5; 32], &[6; 32]])),
            "7dc3eb6920e405e2d78691c3918b77bfc1e5687ff68e37712aeb0d33492be901"
        );
        assert_eq!(
            hex(link(&START, &one).unwrap()),
            "a545f91d87893b9e071ca42927aa2731b3c71e01cbb9bef2fb037d9575796cc7"
        );
    }
}
