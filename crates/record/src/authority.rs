//! Whose database this is. The authority's id stands in its configuration, its database, beside its signing key and in its
//! backups, so that the data of one authority never go on as another's (operations O53).

use crate::{
    AnyConnection, StoreError,
    disk::{make_directory, sync_directory_of},
    engine::in_one_write,
    office::OfficeEntry,
    vouch::{Before, Row},
};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Text},
};
use jiff::Timestamp;
use serde_json::json;
use std::{
    fmt,
    fs::OpenOptions,
    io::{ErrorKind, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
};

/// The file beside the signing key that says whose key it is.
pub const AUTHORITY_FILE: &str = "authority.txt";
/// How many letters an id has at most.
const LONGEST: usize = 40;

/// An authority's id: small letters, digits and hyphens, such as `ashbourne-vale`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AuthorityId(String);

impl AuthorityId {
    /// Reads an id. None: it is none.
    pub fn new(text: &str) -> Option<Self> {
        let is_letter = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
        let is_one = (2..=LONGEST).contains(&text.len())
            && text.chars().all(|letter| is_letter(letter) || letter == '-')
            && text.starts_with(is_letter)
            && text.ends_with(is_letter);
        is_one.then(|| Self(text.to_owned()))
    }

    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AuthorityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = Text)]
    id: String,
}

/// Whose database it is. None: nobody was named yet.
pub(crate) fn of_database(connection: &mut AnyConnection) -> Result<Option<String>, StoreError> {
    let rows: Vec<Named> = sql_query("SELECT id FROM authority").load(connection)?;
    Ok(rows.into_iter().next().map(|row| row.id))
}

/// Whose key lies in a directory of seals. None: it does not say so yet.
pub(crate) fn of_seals(directory: &Path) -> Result<Option<String>, StoreError> {
    match std::fs::read_to_string(directory.join(AUTHORITY_FILE)) {
        Ok(text) => Ok(Some(text.trim().to_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Compares whose database and whose key this is with the authority of the configuration, and writes it down where it is not
/// known yet.
///
/// # Errors
/// [`StoreError::Settings`] where either is another authority's. Nothing is changed then.
pub(crate) fn bind(
    connection: &mut AnyConnection,
    authority: &AuthorityId,
    seals: Option<&Path>,
    at: Timestamp,
) -> Result<(), StoreError> {
    let beside_key = seals.map(of_seals).transpose()?.flatten();
    for (what, found) in [("database", of_database(connection)?), ("directory of seals", beside_key.clone())]
    {
        if let Some(other) = found.filter(|found| found != authority.as_str()) {
            return Err(StoreError::Settings(format!(
                "This {what} is that of the authority “{other}”, and the configuration says “{authority}”. Nothing was \
                 changed. Look whether data, seals and authority_id in kith.toml belong together."
            )));
        }
    }
    name_database(connection, authority, at)?;
    if let Some(directory) = seals.filter(|_| beside_key.is_none()) {
        make_directory(directory)?;
        let path = directory.join(AUTHORITY_FILE);
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&path)?;
        file.write_all(format!("{authority}\n").as_bytes())?;
        file.sync_all()?;
        sync_directory_of(&path)?;
    }
    Ok(())
}

fn name_database(
    connection: &mut AnyConnection,
    authority: &AuthorityId,
    at: Timestamp,
) -> Result<(), StoreError> {
    if of_database(connection)?.is_some() {
        return Ok(());
    }
    // Another node may have done it while this one waited to write.
    in_one_write(connection, |connection| match of_database(connection)? {
        Some(_) => Ok(()),
        None => write(connection, authority, at),
    })
}

fn write(connection: &mut AnyConnection, authority: &AuthorityId, at: Timestamp) -> Result<(), StoreError> {
    let before = Before::of(connection, [Row::Authority(authority.to_string())])?;
    sql_query("INSERT INTO authority (id, named_at) VALUES ($1, $2)")
        .bind::<Text, _>(authority.as_str())
        .bind::<BigInt, _>(at.as_microsecond())
        .execute(connection)?;
    let body = json!({ "authority": authority.as_str() });
    OfficeEntry { at, by: None, verb: "authority.named", kind: "", number: 0, reason: "", body }
        .vouch(connection, before)
}

#[cfg(test)]
mod tests {
    use super::AuthorityId;

    #[test]
    fn an_id_is_short_and_plain() {
        for good in ["ashbourne-vale", "e08000036", "a1"] {
            assert!(AuthorityId::new(good).is_some(), "{good}");
        }
        for bad in ["", "a", "Ashbourne", "ashbourne vale", "-a", "a-", "a/b", &"a".repeat(41)] {
            assert!(AuthorityId::new(bad).is_none(), "{bad}");
        }
    }
}
