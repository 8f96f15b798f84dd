//! What binds sessions to this authority: a secret outside the database, beside the signing key. Each session's row
//! carries a keyed digest of what never changes in it. A row that somebody put into the database signs nobody in.

use crate::{AnyConnection, Store, StoreError, disk::make_directory, vouch::Row};
use data_encoding::HEXLOWER_PERMISSIVE as HEX;
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Text},
};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use std::{
    fs::OpenOptions,
    io::{ErrorKind, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
    sync::{Arc, OnceLock},
};

/// The file of the secret, in the directory of seals. Every node of a cluster needs the same.
pub(crate) const SESSION_KEY_FILE: &str = "session.key";

/// The secret, once it was read.
pub(crate) type BindingCache = OnceLock<SessionKey>;

/// The secret itself. Never printed.
#[derive(Clone)]
pub(crate) struct SessionKey(Arc<[u8; 32]>);

impl SessionKey {
    /// What binds a session: a keyed digest (HMAC with SHA-256) of its token's hash, whose it is, and when it began.
    pub(crate) fn bind(&self, token_hash: &str, worker: i64, created: i64) -> String {
        let digest = self.digest(token_hash, worker, created);
        digest.map_or_else(String::new, |digest| HEX.encode(&digest.finalize().into_bytes()))
    }

    /// One for as long as a store is open.
    pub(crate) fn drawn() -> Self {
        Self(Arc::new(fresh()))
    }

    /// A keyed digest of some text for another purpose than binding sessions.
    pub(crate) fn keyed(&self, purpose: &str, text: &str) -> String {
        let Ok(mut digest) = Hmac::<Sha256>::new_from_slice(&self.0[..]) else { return String::new() };
        for part in ["kith-keyed-1", purpose, text] {
            digest.update(&(part.len() as u64).to_be_bytes());
            digest.update(part.as_bytes());
        }
        HEX.encode(&digest.finalize().into_bytes())
    }

    fn fits(&self, bound: &str, token_hash: &str, worker: i64, created: i64) -> bool {
        let Ok(bound) = HEX.decode(bound.as_bytes()) else { return false };
        self.digest(token_hash, worker, created).is_some_and(|digest| digest.verify_slice(&bound).is_ok())
    }

    fn digest(&self, token_hash: &str, worker: i64, created: i64) -> Option<Hmac<Sha256>> {
        let mut digest = Hmac::<Sha256>::new_from_slice(&self.0[..]).ok()?;
        digest.update(b"kith-session-1");
        digest.update(&worker.to_be_bytes());
        digest.update(&created.to_be_bytes());
        digest.update(token_hash.as_bytes());
        Some(digest)
    }
}

/// Whether sessions are bound, and by what.
#[derive(Clone)]
pub(crate) enum Binding {
    /// No directory of seals is configured: they are not.
    None,
    /// There is no secret yet, so that no session can have begun here.
    NoneYet,
    /// By this secret.
    By(SessionKey),
}

impl Binding {
    /// Whether a session was begun by this authority.
    pub(crate) fn fits(&self, bound: &str, token_hash: &str, worker: i64, created: i64) -> bool {
        match self {
            Self::None => true,
            Self::NoneYet => false,
            Self::By(key) => key.fits(bound, token_hash, worker, created),
        }
    }
}

impl Store {
    /// What binds the sessions of this authority.
    pub(crate) async fn binding(&self) -> Result<Binding, StoreError> {
        let Some(directory) = self.settings().seals.clone() else { return Ok(Binding::None) };
        if let Some(key) = self.kept_binding().get() {
            return Ok(Binding::By(key.clone()));
        }
        let read = tokio::task::spawn_blocking(move || read(&directory)).await;
        let read = read.map_err(|why| StoreError::Fault(why.to_string()))??;
        Ok(read.map_or(Binding::NoneYet, |key| Binding::By(self.kept_binding().get_or_init(|| key).clone())))
    }

    /// The same for a session that begins: the secret is drawn if there is none. None: no directory of seals.
    pub(crate) async fn binding_or_new(&self) -> Result<Option<SessionKey>, StoreError> {
        match (self.binding().await?, self.settings().seals.clone()) {
            (Binding::By(key), _) => Ok(Some(key)),
            (_, None) => Ok(None),
            (_, Some(directory)) => {
                let made = tokio::task::spawn_blocking(move || make(&directory)).await;
                let key = made.map_err(|why| StoreError::Fault(why.to_string()))??;
                Ok(Some(self.kept_binding().get_or_init(|| key).clone()))
            }
        }
    }
}

#[derive(QueryableByName)]
struct Open {
    #[diesel(sql_type = Text)]
    token_hash: String,
    #[diesel(sql_type = BigInt)]
    worker_id: i64,
    #[diesel(sql_type = BigInt)]
    created_at: i64,
    #[diesel(sql_type = Text)]
    bound: String,
}

/// Names the sessions that stand open and were not begun by this authority.
pub(crate) fn unbound_sessions(
    connection: &mut AnyConnection,
    binding: &Binding,
    mut fault: impl FnMut(String),
) -> Result<(), StoreError> {
    let open: Vec<Open> = sql_query(
        "SELECT token_hash, worker_id, created_at, bound FROM session WHERE ended_at IS NULL ORDER BY created_at",
    )
    .load(connection)?;
    for row in open {
        if !binding.fits(&row.bound, &row.token_hash, row.worker_id, row.created_at) {
            let name = Row::Session(row.token_hash).name();
            fault(format!("The {name} was not begun by this authority: it is not bound to its secret."));
        }
    }
    Ok(())
}

/// The secret in this directory, made where it is missing.
pub(crate) fn secret_of(directory: &Path) -> Result<SessionKey, StoreError> {
    read(directory)?.map_or_else(|| make(directory), Ok)
}

fn read(directory: &Path) -> Result<Option<SessionKey>, StoreError> {
    let path = directory.join(SESSION_KEY_FILE);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let key = HEX.decode(text.trim().as_bytes()).ok().and_then(|key| <[u8; 32]>::try_from(key).ok());
    let key = key.ok_or_else(|| {
        StoreError::Settings(format!(
            "{} does not hold the secret of sessions. Take it away: Kith draws another, and everybody signs in again.",
            path.display()
        ))
    })?;
    Ok(Some(SessionKey(Arc::new(key))))
}

/// Draws a secret and keeps it. If another was quicker, that one holds. It appears whole or not at all.
fn make(directory: &Path) -> Result<SessionKey, StoreError> {
    make_directory(directory)?;
    let key = fresh();
    let draft = directory.join(format!("{SESSION_KEY_FILE}.{}", HEX.encode(&fresh()[..8])));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    file.write_all(HEX.encode(&key).as_bytes())?;
    file.sync_all()?;
    let linked = std::fs::hard_link(&draft, directory.join(SESSION_KEY_FILE));
    std::fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error.into()),
        _ => {}
    }
    std::fs::File::open(directory)?.sync_all()?;
    read(directory)?.ok_or_else(|| StoreError::Fault("the secret of sessions was taken away".to_owned()))
}

#[expect(clippy::disallowed_methods, reason = "the one place where the secret of sessions is drawn")]
fn fresh() -> [u8; 32] {
    rand::random()
}
