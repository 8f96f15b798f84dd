//! The words of all names, with the sounds and spellings by which each is found: once for each word, however many
//! people bear it.

use crate::{AnyConnection, StoreError, engine::Prepare as _};
use diesel::{QueryableByName, RunQueryDsl as _, sql_query, sql_types::Text};
use names::{Query, word_keys};
use std::collections::BTreeSet;

#[derive(QueryableByName)]
struct Word {
    #[diesel(sql_type = Text)]
    word: String,
}

#[derive(QueryableByName)]
struct Held {
    #[diesel(sql_type = Text)]
    #[expect(dead_code, reason = "only whether there is a row matters")]
    key: String,
}

/// Enters words that are not there yet.
pub(super) fn learn(connection: &mut AnyConnection, words: &BTreeSet<String>) -> Result<(), StoreError> {
    for word in words {
        let known: Vec<Held> = sql_query("SELECT key FROM name_word WHERE key = $1 LIMIT 1")
            .bind::<Text, _>(format!("w:{word}"))
            .prepared()
            .load(connection)?;
        if !known.is_empty() {
            continue;
        }
        for key in word_keys(word) {
            sql_query("INSERT INTO name_word (key, word) VALUES ($1, $2) ON CONFLICT (key, word) DO NOTHING")
                .bind::<Text, _>(key.as_str())
                .bind::<Text, _>(word)
                .prepared()
                .execute(connection)?;
        }
    }
    Ok(())
}

/// Takes out those of these words that nobody bears any longer: a word of a name is personal too.
pub(super) fn forget<'a>(
    connection: &mut AnyConnection,
    words: impl Iterator<Item = &'a str>,
) -> Result<(), StoreError> {
    for word in words {
        let borne: Vec<Held> = sql_query("SELECT key FROM name_key WHERE key = $1 LIMIT 1")
            .bind::<Text, _>(format!("t:{word}"))
            .prepared()
            .load(connection)?;
        if !borne.is_empty() {
            continue;
        }
        for key in word_keys(word) {
            sql_query("DELETE FROM name_word WHERE key = $1 AND word = $2")
                .bind::<Text, _>(key.as_str())
                .bind::<Text, _>(word)
                .prepared()
                .execute(connection)?;
        }
    }
    Ok(())
}

/// How many of the keys of a word are missing.
pub(crate) fn missing(connection: &mut AnyConnection, word: &str) -> Result<usize, StoreError> {
    let mut missing = 0;
    for key in word_keys(word) {
        let known: Vec<Held> = sql_query("SELECT key FROM name_word WHERE key = $1 AND word = $2")
            .bind::<Text, _>(key.as_str())
            .bind::<Text, _>(word)
            .prepared()
            .load(connection)?;
        missing += usize::from(known.is_empty());
    }
    Ok(missing)
}

/// The words that are there and may be meant by what was typed.
pub(super) fn meant(connection: &mut AnyConnection, query: &Query) -> Result<Vec<String>, StoreError> {
    let lookups = query.lookups();
    if lookups.is_empty() {
        return Ok(Vec::new());
    }
    let parts: Vec<String> = (0..lookups.len())
        .map(|at| {
            format!(
                "SELECT word FROM (SELECT word FROM name_word WHERE key >= ${} AND key <= ${} LIMIT {}) AS l{at}",
                at * 2 + 1,
                at * 2 + 2,
                Query::VOCABULARY_LIMIT
            )
        })
        .collect();
    let mut asked =
        sql_query(parts.join(" UNION ALL ")).into_boxed::<<AnyConnection as diesel::Connection>::Backend>();
    for lookup in &lookups {
        let (from, to) = lookup.bounds();
        asked = asked.bind::<Text, _>(from).bind::<Text, _>(to);
    }
    let words: Vec<Word> = asked.load(connection)?;
    Ok(words.into_iter().map(|row| row.word).collect::<BTreeSet<_>>().into_iter().collect())
}
