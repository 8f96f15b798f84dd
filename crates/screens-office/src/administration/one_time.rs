//! One-time passwords: drawn here, shown once, never kept but as a hash. Whoever signs in with one must choose their own.

use axum::response::Response;
use data_encoding::HEXLOWER;
use minijinja::context;
use ui::{session::cookie::Secret, trouble::Trouble, visit::OfficeVisit};

/// A new one in groups that can be read out over a telephone, and its hash. 80 bits of chance.
pub(super) async fn draw(visit: &OfficeVisit) -> Result<(String, String), Trouble> {
    let chance = HEXLOWER.decode(Secret::draw().hash().as_bytes()).unwrap_or_default();
    let number = |part: &[u8]| part.iter().fold(0_i64, |sum, byte| (sum << 8) | i64::from(*byte));
    // Forty bits fill the last eight characters of an id.
    let eight = |part: Option<&[u8]>| practice::ids::encode(number(part.unwrap_or_default()))[5..].to_owned();
    let (one, two) = (eight(chance.get(..5)), eight(chance.get(5..10)));
    let words = format!("{}-{}-{}-{}", &one[..4], &one[4..], &two[..4], &two[4..]);
    let hash = visit.app.hash_password(words.clone()).await?;
    Ok((words, hash))
}

/// The page that shows it once.
pub(super) fn page(
    visit: &OfficeVisit,
    name: &str,
    username: &str,
    words: &str,
    waits: bool,
) -> Result<Response, Trouble> {
    let content = context! { name, username, words, waits, at => "people" };
    visit.show("administration/one_time.html", "One-time password", content)
}
