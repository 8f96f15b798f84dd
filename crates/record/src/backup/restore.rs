//! Bringing a backup back to a place where there is nothing yet, and proving that it is what was taken.

use super::{
    manifest::{Contents, Manifest, weigh},
    take::{count_copy, empty_directory, run, unfinished},
};
use crate::{
    Place, Settings, Store, StoreError,
    engine::{FILE, Use, connect},
    journal::Verified,
};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Text},
};
use std::{fs::File, os::unix::fs::PermissionsExt as _, path::Path, process::Command};

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

/// Brings a backup back into a place that is empty: a directory, or a PostgreSQL database without tables. Checks the
/// file against its manifest, the database's integrity, its counts and heads, and every chain of its journal.
///
/// # Errors
/// [`StoreError::Settings`] when the place is not empty or the backup is for the other engine;
/// [`StoreError::Damaged`] when anything is not as it was taken. Nothing is ever written over.
pub async fn restore(from: &Path, to: Place) -> Result<(Manifest, Verified), StoreError> {
    let (from, place) = (from.to_owned(), to.clone());
    let brought = tokio::task::spawn_blocking(move || bring(&from, &place));
    let manifest = brought.await.map_err(|why| StoreError::Fault(why.to_string()))??;
    // Checkpoints and keys stay where they are kept: this looks at the chains and at what stands.
    let store = Store::open(Settings::at(to))?;
    let verified = store.verify(|_| ()).await?;
    if let Some(broken) = &verified.first {
        return Err(StoreError::Damaged(format!("the journal of the backup does not hold: {}", broken.what)));
    }
    Ok((manifest, verified))
}

fn bring(from: &Path, to: &Place) -> Result<Manifest, StoreError> {
    let manifest = Manifest::read(from)?;
    let file = from.join(Path::new(&manifest.file).file_name().unwrap_or_default());
    if weigh(&file)? != (manifest.bytes, manifest.sha256.clone()) {
        return Err(StoreError::Damaged(format!("{} is not the file that was written", file.display())));
    }
    match (to, manifest.engine.as_str()) {
        (Place::Directory(directory), "sqlite") => bring_sqlite(&manifest, &file, directory)?,
        (Place::Server(address), "postgres") => bring_postgres(&manifest, &file, to, address)?,
        _ => {
            return Err(StoreError::Settings(format!(
                "This backup was taken from {}; it can only go back to the same kind of database.",
                if manifest.engine == "sqlite" { "SQLite" } else { "PostgreSQL" }
            )));
        }
    }
    Ok(manifest)
}

fn bring_sqlite(manifest: &Manifest, file: &Path, directory: &Path) -> Result<(), StoreError> {
    empty_directory(directory)?;
    let place = directory.join(FILE);
    let copy = unfinished(&place);
    std::fs::copy(file, &copy)?;
    std::fs::set_permissions(&copy, std::fs::Permissions::from_mode(0o600))?;
    File::open(&copy)?.sync_all()?;
    if weigh(&copy)? != (manifest.bytes, manifest.sha256.clone()) {
        return Err(StoreError::Damaged("the copy is not the file of the backup".to_owned()));
    }
    let name = copy.to_string_lossy();
    let mut connection = <diesel::SqliteConnection as diesel::Connection>::establish(&name)?;
    let lines: Vec<Line> = sql_query("PRAGMA integrity_check").load(&mut connection)?;
    drop(connection);
    if let Some(line) = lines.iter().find(|line| line.integrity_check != "ok") {
        return Err(StoreError::Damaged(line.integrity_check.clone()));
    }
    same(manifest, &count_copy(&copy)?)?;
    std::fs::rename(&copy, &place)?;
    File::open(directory)?.sync_all()?;
    Ok(())
}

fn bring_postgres(manifest: &Manifest, file: &Path, to: &Place, address: &str) -> Result<(), StoreError> {
    let mut connection = connect(to, Use::Read)?;
    let tables: Vec<Count> =
        sql_query("SELECT COUNT(*) AS n FROM information_schema.tables WHERE table_schema = 'public'")
            .load(&mut connection)?;
    if tables.iter().any(|count| count.n > 0) {
        return Err(StoreError::Settings(
            "This database has tables already, and nothing is ever written over. Make a new one with createdb."
                .to_owned(),
        ));
    }
    let mut restore = Command::new("pg_restore");
    restore.args(["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"]).arg(file);
    run(restore, "--dbname=", address, "pg_restore")?;
    same(manifest, &Contents::of(&mut connection)?)
}

fn same(manifest: &Manifest, found: &Contents) -> Result<(), StoreError> {
    if *found == manifest.contents {
        return Ok(());
    }
    Err(StoreError::Damaged("the database holds other counts or heads than its manifest says".to_owned()))
}
