//! The files of a backup: that they are those of its manifest, and the way into a place where there is nothing yet.

use super::{
    across,
    manifest::{Contents, MANIFEST, Manifest, weigh},
    signature::{SIGNATURE, refused},
    take::{count_copy, empty_directory, run, unfinished},
};
use crate::{
    AnyConnection, Place, StoreError,
    engine::{FILE, Use, connect, in_one_write, migrate},
    journal::{Checkpoint, held},
};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Text},
};
use std::{
    fs::File,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
};

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    integrity_check: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// Whether a backup's directory holds what its manifest says, byte for byte, and nothing else.
pub(super) fn files_are_those_of(
    from: &Path,
    manifest: &Manifest,
    is_signed: bool,
) -> Result<(), StoreError> {
    let mut besides = Vec::new();
    for entry in std::fs::read_dir(from)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name != manifest.file && name != MANIFEST && !(is_signed && name == SIGNATURE) {
            besides.push(name);
        }
    }
    besides.sort();
    if !besides.is_empty() {
        return Err(refused(format!(
            "{} holds what is not part of the backup: {}. Take it out if you know what it is",
            from.display(),
            besides.join(", ")
        )));
    }
    is_as_taken(&file_of(from, manifest), manifest)
}

fn file_of(from: &Path, manifest: &Manifest) -> PathBuf {
    from.join(Path::new(&manifest.file).file_name().unwrap_or_default())
}

fn is_as_taken(file: &Path, manifest: &Manifest) -> Result<(), StoreError> {
    if !file.is_file() {
        return Err(refused(format!("{} is missing", file.display())));
    }
    let (bytes, sha256) = weigh(file)?;
    if bytes != manifest.bytes {
        return Err(refused(format!("{} has {bytes} bytes instead of {}", file.display(), manifest.bytes)));
    }
    if sha256 != manifest.sha256 {
        return Err(refused(format!("{} was changed since the backup was taken", file.display())));
    }
    Ok(())
}

/// Brings the database into its place, asking before the last step whether what was found in it may come back. Returns
/// what is in it.
pub(super) fn bring(
    from: &Path,
    to: &Place,
    manifest: &Manifest,
    may_come_back: impl Fn(&Contents, &[Checkpoint]) -> Result<(), StoreError>,
) -> Result<Contents, StoreError> {
    let file = file_of(from, manifest);
    match (to, manifest.engine.as_str()) {
        (Place::Directory(directory), "sqlite") => bring_sqlite(manifest, &file, directory, may_come_back),
        (Place::Server(address), "postgres") => bring_postgres(manifest, &file, to, address, may_come_back),
        (Place::Server(_), "sqlite") => bring_across(manifest, &file, to, may_come_back),
        _ => Err(StoreError::Settings(
            "This backup is in PostgreSQL’s own form and can only go back to PostgreSQL. For SQLite take one with `kith backup \
             --portable`."
                .to_owned(),
        )),
    }
}

fn bring_sqlite(
    manifest: &Manifest,
    file: &Path,
    directory: &Path,
    may_come_back: impl Fn(&Contents, &[Checkpoint]) -> Result<(), StoreError>,
) -> Result<Contents, StoreError> {
    empty_directory(directory)?;
    let place = directory.join(FILE);
    let copy = unfinished(&place);
    std::fs::copy(file, &copy)?;
    std::fs::set_permissions(&copy, std::fs::Permissions::from_mode(0o600))?;
    File::open(&copy)?.sync_all()?;
    is_as_taken(&copy, manifest)?;
    let name = copy.to_string_lossy();
    let mut connection = <diesel::SqliteConnection as diesel::Connection>::establish(&name)?;
    let lines: Vec<Line> = sql_query("PRAGMA integrity_check").load(&mut connection)?;
    drop(connection);
    if let Some(line) = lines.iter().find(|line| line.integrity_check != "ok") {
        return Err(StoreError::Damaged(line.integrity_check.clone()));
    }
    let (found, checkpoints) = count_copy(&copy)?;
    let found = same(manifest, found)?;
    may_come_back(&found, &checkpoints)?;
    std::fs::rename(&copy, &place)?;
    File::open(directory)?.sync_all()?;
    Ok(found)
}

fn bring_postgres(
    manifest: &Manifest,
    file: &Path,
    to: &Place,
    address: &str,
    may_come_back: impl Fn(&Contents, &[Checkpoint]) -> Result<(), StoreError>,
) -> Result<Contents, StoreError> {
    let mut connection = connect(to, Use::Read)?;
    has_no_tables(&mut connection)?;
    let mut restore = Command::new("pg_restore");
    restore.args(["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"]).arg(file);
    run(restore, "--dbname=", address, "pg_restore")?;
    let found = same(manifest, Contents::of(&mut connection)?)?;
    may_come_back(&found, &held(&mut connection)?)?;
    Ok(found)
}

/// An SQLite file into a PostgreSQL database: brought up to the tables of this version in a directory of its own, and then
/// put over row by row, in one transaction.
fn bring_across(
    manifest: &Manifest,
    file: &Path,
    to: &Place,
    may_come_back: impl Fn(&Contents, &[Checkpoint]) -> Result<(), StoreError>,
) -> Result<Contents, StoreError> {
    let mut server = connect(to, Use::Write)?;
    has_no_tables(&mut server)?;
    let work = std::env::temp_dir().join(format!("kith-restore-{}", std::process::id()));
    let brought = bring_sqlite(manifest, file, &work, may_come_back)
        .and_then(|found| put_over(&Place::Directory(work.clone()), &mut server).map(|()| found));
    std::fs::remove_dir_all(&work)?;
    same(manifest, brought.and_then(|_| Contents::of(&mut server))?)
}

fn put_over(from: &Place, server: &mut AnyConnection) -> Result<(), StoreError> {
    let mut copy = connect(from, Use::Write)?;
    migrate(&mut copy)?;
    migrate(server)?;
    in_one_write(server, |server| across::copy(&mut copy, server))
}

fn has_no_tables(connection: &mut AnyConnection) -> Result<(), StoreError> {
    let tables: Vec<Count> =
        sql_query("SELECT COUNT(*) AS n FROM information_schema.tables WHERE table_schema = 'public'")
            .load(connection)?;
    if tables.iter().any(|count| count.n > 0) {
        return Err(StoreError::Settings(
            "This database has tables already, and nothing is ever written over. Make a new one with createdb."
                .to_owned(),
        ));
    }
    Ok(())
}

fn same(manifest: &Manifest, found: Contents) -> Result<Contents, StoreError> {
    let differences = manifest.contents.differences(&found, manifest.form);
    if differences.is_empty() {
        return Ok(found);
    }
    Err(refused(format!("The database does not hold what its manifest says: {}", differences.join(", "))))
}
