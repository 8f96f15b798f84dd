//! The first form of a journal entry, in which Kith wrote until journal 2. It is read and verified for ever, and written no
//! more (`docs/decisions/0003-journal-hash-chain.md` says it in words).

use super::{
    Entry,
    chain::Hash,
    fed::{number, text},
};
use sha2::{Digest as _, Sha256};

/// The hash that binds this entry to the one before it. The entry's own `hash` is not looked at.
///
/// SHA-256 over: `kith-journal-1`, the hash before (32 bytes), then each field in the order of the table. Numbers are
/// eight bytes, most significant first; texts are their length in bytes as such a number, then UTF-8; the body is
/// preceded by one byte, 1 where there is one and 0 where there is none.
pub(super) fn link(before: &[u8], entry: &Entry) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(b"kith-journal-1");
    hasher.update(before);
    number(&mut hasher, entry.chain);
    number(&mut hasher, entry.seq);
    number(&mut hasher, entry.at);
    number(&mut hasher, entry.actor);
    text(&mut hasher, &entry.verb);
    text(&mut hasher, &entry.kind);
    number(&mut hasher, entry.object_id);
    number(&mut hasher, i64::from(entry.version));
    text(&mut hasher, &entry.reason);
    text(&mut hasher, &entry.basis);
    match &entry.body {
        Some(body) => {
            hasher.update([1]);
            text(&mut hasher, body);
        }
        None => hasher.update([0]),
    }
    hasher.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::chain::START;

    fn entry() -> Entry {
        Entry {
            form: 1,
            chain: 7,
            seq: 1,
            at: 1_795_000_000_000_000,
            actor: 42,
            verb: "danger.written".to_owned(),
            kind: "danger".to_owned(),
            object_id: 9,
            version: 1,
            reason: String::new(),
            basis: "team".to_owned(),
            body: Some("{}".to_owned()),
            ..Entry::default()
        }
    }

    #[test]
    fn every_field_and_the_hash_before_count() {
        let first = link(&START, &entry());
        let changes: [fn(&mut Entry); 11] = [
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
            |e| e.body = None,
        ];
        for change in changes {
            let mut other = entry();
            change(&mut other);
            assert_ne!(link(&START, &other), first);
        }
        assert_ne!(link(&[1; 32], &entry()), first);
        let mut moved = entry();
        moved.verb = "danger.writte".to_owned();
        moved.kind = "ndanger".to_owned();
        assert_ne!(link(&START, &moved), first, "a letter cannot move from one field to the next unseen");
    }

    #[test]
    fn the_hash_is_the_one_that_outside_verifiers_compute() {
        let hash = data_encoding::HEXLOWER.encode(&link(&START, &entry()));
        assert_eq!(hash, "7e473b2b150419635347e707e57953614970f0d13e8d4a4849c24e030189da3f");
    }
}
