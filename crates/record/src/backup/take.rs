//! Taking a backup: one consistent picture, while saves go on.

use super::{
    across,
    manifest::{Contents, MANIFEST, Manifest, SIGNED, weigh},
    signature::{self, SIGNATURE},
};
use crate::{
    AnyConnection, Place, Store, StoreError, authority,
    disk::make_directory,
    engine::{FILE, Use, begin_read, begin_write, commit, connect, migrate},
    journal::{Checkpoint, Seals, held},
    office::OfficeEntry,
};
use diesel::{
    QueryableByName, RunQueryDsl as _, connection::SimpleConnection as _, sql_query, sql_types::Text,
};
use jiff::Timestamp;
use std::{
    fs::{File, OpenOptions},
    io::Write as _,
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    process::Command,
};

/// The file of a PostgreSQL backup.
pub(super) const DUMP: &str = "kith.dump";

impl Store {
    /// Writes a backup into a new directory while Kith runs: the database as it stands at one moment, and a manifest
    /// with its hash, its counts and the heads of its journal, signed with the key of the seals. The journal is signed
    /// first, so that the backup ends with the log's last checkpoint. That it was taken is in the journal.
    ///
    /// The directory of seals (signing key, checkpoints) is not in it: keep a copy of that elsewhere.
    ///
    /// # Errors
    /// [`StoreError::Settings`] when the directory holds something already, no directory of seals is configured, or
    /// PostgreSQL's `pg_dump` is missing.
    pub async fn backup(&self, to: &Path) -> Result<Manifest, StoreError> {
        self.backup_as(to, Form::OfTheEngine).await
    }

    /// The same as an SQLite file, whichever engine this is: a backup that goes back to either.
    pub async fn portable_backup(&self, to: &Path) -> Result<Manifest, StoreError> {
        self.backup_as(to, Form::Portable).await
    }

    async fn backup_as(&self, to: &Path, form: Form) -> Result<Manifest, StoreError> {
        let directory = self.settings().seals.clone().ok_or_else(|| {
            StoreError::Settings("Name the directory of seals: a backup is signed with its key.".to_owned())
        })?;
        empty_directory(to)?;
        self.checkpoint().await?;
        let seals =
            Seals::open(&directory)?.ok_or_else(|| StoreError::Settings(Seals::missing(&directory)))?;
        let (place, to, at) = (self.settings().place.clone(), to.to_owned(), self.clock().now());
        let taken = tokio::task::spawn_blocking(move || take(&place, form, &to, at, &seals));
        let manifest = taken.await.map_err(|why| StoreError::Fault(why.to_string()))??;
        let body = manifest.clone();
        self.write(move |c| {
            OfficeEntry { at, by: None, verb: "backup.taken", kind: "", number: 0, reason: "", body }.write(c)
        })
        .await?;
        Ok(manifest)
    }
}

/// In what form a backup is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The engine's own: a copy of the SQLite file, or what `pg_dump` writes.
    OfTheEngine,
    /// An SQLite file.
    Portable,
}

fn take(place: &Place, form: Form, to: &Path, at: Timestamp, seals: &Seals) -> Result<Manifest, StoreError> {
    empty_directory(to)?;
    let authority = authority::of_database(&mut connect(place, Use::Read)?)?.unwrap_or_default();
    let (engine, file, contents) = match place {
        Place::Directory(_) => ("sqlite", FILE, copy_sqlite(place, &to.join(FILE))?),
        Place::Server(_) if form == Form::Portable => ("sqlite", FILE, copy_server(place, to)?),
        Place::Server(address) => ("postgres", DUMP, dump_postgres(place, address, &to.join(DUMP))?),
    };
    let path = to.join(file);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
    File::open(&path)?.sync_all()?;
    let (bytes, sha256) = weigh(&path)?;
    let (engine, file) = (engine.to_owned(), file.to_owned());
    let manifest = Manifest { form: SIGNED, taken_at: at, authority, engine, file, bytes, sha256, contents };
    let text = serde_json::to_string_pretty(&manifest).map_err(|why| StoreError::Fault(why.to_string()))?;
    write_new(&to.join(SIGNATURE), &signature::sign(seals, text.as_bytes()))?;
    // Last, so that a backup without a manifest is one that was broken off.
    write_new(&to.join(MANIFEST), &text)?;
    File::open(to)?.sync_all()?;
    Ok(manifest)
}

fn write_new(path: &Path, text: &str) -> Result<(), StoreError> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    Ok(file.sync_all()?)
}

/// Makes a directory that only Kith's own user may read, or takes one that is empty.
pub(super) fn empty_directory(path: &Path) -> Result<(), StoreError> {
    make_directory(path)?;
    if std::fs::read_dir(path)?.next().is_some() {
        return Err(StoreError::Settings(format!(
            "{} holds something already, and nothing is ever written over. Name a directory that is empty or does not \
             exist yet.",
            path.display()
        )));
    }
    Ok(())
}

/// SQLite writes a compact copy of one moment into a new file; saves go on meanwhile.
fn copy_sqlite(place: &Place, to: &Path) -> Result<Contents, StoreError> {
    let mut connection = connect(place, Use::Write)?;
    connection.batch_execute(&format!("VACUUM INTO '{}'", to.to_string_lossy().replace('\'', "''")))?;
    drop(connection);
    Ok(count_copy(to)?.0)
}

/// One moment of a PostgreSQL database as a compact SQLite file; saves go on meanwhile.
fn copy_server(place: &Place, to: &Path) -> Result<Contents, StoreError> {
    let work = to.join("unfinished");
    make_directory(&work)?;
    let halfway = Place::Directory(work.clone());
    let mut copy = connect(&halfway, Use::Write)?;
    migrate(&mut copy)?;
    let mut connection = connect(place, Use::Read)?;
    begin_read(&mut connection)?;
    begin_write(&mut copy)?;
    across::copy(&mut connection, &mut copy)?;
    commit(&mut copy)?;
    drop(copy);
    let file = to.join(FILE);
    let counted = copy_sqlite(&halfway, &file)?;
    std::fs::remove_dir_all(&work)?;
    let contents = Contents::of(&mut connection)?;
    if contents.differences(&counted, SIGNED).is_empty() {
        return Ok(contents);
    }
    Err(StoreError::Fault("the copy does not hold what the database does".to_owned()))
}

/// Counts what is in a copy and reads its checkpoints, without leaving files beside it.
pub(super) fn count_copy(file: &Path) -> Result<(Contents, Vec<Checkpoint>), StoreError> {
    let name = file.to_string_lossy();
    let mut copy = AnyConnection::Sqlite(<diesel::SqliteConnection as diesel::Connection>::establish(&name)?);
    copy.batch_execute("PRAGMA query_only=ON;")?;
    Ok((Contents::of(&mut copy)?, held(&mut copy)?))
}

#[derive(QueryableByName)]
struct Snapshot {
    #[diesel(sql_type = Text)]
    id: String,
}

/// `pg_dump` of the very moment that is counted.
fn dump_postgres(place: &Place, address: &str, to: &Path) -> Result<Contents, StoreError> {
    let mut connection = connect(place, Use::Read)?;
    begin_read(&mut connection)?;
    let snapshots: Vec<Snapshot> = sql_query("SELECT pg_export_snapshot() AS id").load(&mut connection)?;
    let snapshot = snapshots.into_iter().next().map(|row| row.id).unwrap_or_default();
    let contents = Contents::of(&mut connection)?;
    let mut dump = Command::new("pg_dump");
    dump.args(["--format=custom", "--no-owner", "--no-privileges"])
        .arg(format!("--snapshot={snapshot}"))
        .arg(format!("--file={}", to.display()));
    run(dump, "--dbname=", address, "pg_dump")?;
    Ok(contents)
}

/// Runs one of PostgreSQL's programs. The password goes by the environment: arguments can be seen by everybody on the
/// machine.
pub(super) fn run(mut command: Command, option: &str, address: &str, name: &str) -> Result<(), StoreError> {
    let (address, password) = without_password(address);
    command.arg(format!("{option}{address}"));
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    let done = command.output().map_err(|why| {
        StoreError::Settings(format!(
            "{name} could not be run ({why}). Install PostgreSQL’s client programs on this machine, of the same version \
             as the server, and try again."
        ))
    })?;
    if done.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr);
    Err(StoreError::Settings(format!("{name} failed: {}", said.trim())))
}

/// The address without its password, and the password.
fn without_password(address: &str) -> (String, Option<String>) {
    let parts = address.split_once("://").and_then(|(scheme, rest)| {
        let (user, host) = rest.split_once('@')?;
        let (user, password) = user.split_once(':')?;
        Some((format!("{scheme}://{user}@{host}"), unescaped(password)))
    });
    parts.map_or_else(|| (address.to_owned(), None), |(address, password)| (address, Some(password)))
}

/// Takes back the escapes of an address: `%40` is `@`.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = after.get(..2).filter(|_| *first == b'%').and_then(|two| std::str::from_utf8(two).ok());
        if let Some(byte) = escaped.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The path of a file while it is being made.
pub(super) fn unfinished(path: &Path) -> PathBuf {
    path.with_extension("unfinished")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_is_taken_out_of_an_address() {
        let (address, password) =
            without_password("postgres://kith:p%40ss@db.example:5432/kith?sslmode=require");
        assert_eq!(address, "postgres://kith@db.example:5432/kith?sslmode=require");
        assert_eq!(password.as_deref(), Some("p@ss"));
        assert_eq!(without_password("postgres://kith@db/kith"), ("postgres://kith@db/kith".to_owned(), None));
    }
}
