//! A device on which somebody has signed in before. It keeps a cookie that says so for this one account, and with it a few
//! tries of its own: whoever tries passwords elsewhere cannot keep its owner out. The cookie opens nothing by itself and
//! names nobody.

use crate::App;
use axum::http::{HeaderMap, HeaderValue};
use jiff::Timestamp;
use practice::ids::WorkerId;
use subtle::ConstantTimeEq as _;

use super::cookie::{Secret, named};

/// A device is known for so many days after the last sign-in.
const DAYS: i64 = 180;
/// Letters of a device's number.
const NUMBER: usize = 22;

/// A device on which a worker has signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device(String);

impl Device {
    /// A device that was not known before.
    pub fn draw() -> Self {
        Self(Secret::draw().hash()[..NUMBER].to_owned())
    }

    /// The device that a request says it is, where this worker has signed in on it.
    pub fn of(app: &App, headers: &HeaderMap, worker: WorkerId, now: Timestamp) -> Option<Self> {
        let value = named(headers, &name(app, worker))?;
        let mut parts = value.split('.');
        let (number, day, proof) = (parts.next()?, parts.next()?, parts.next()?);
        let since = today(now) - day.parse::<i64>().ok()?;
        let is_whole = number.len() == NUMBER && parts.next().is_none() && (0..=DAYS).contains(&since);
        let expected = proof_of(app, worker, number, day);
        (is_whole && bool::from(expected.as_bytes().ct_eq(proof.as_bytes()))).then(|| Self(number.to_owned()))
    }

    /// Its number, under which its tries are counted.
    pub fn number(&self) -> &str {
        &self.0
    }

    /// The header that gives the cookie to the browser.
    pub fn set(&self, app: &App, worker: WorkerId, now: Timestamp) -> Option<HeaderValue> {
        let day = today(now).to_string();
        let proof = proof_of(app, worker, &self.0, &day);
        let (name, age) = (name(app, worker), DAYS * 24 * 60 * 60);
        HeaderValue::from_str(&format!(
            "{name}={}.{day}.{proof}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age={age}",
            self.0
        ))
        .ok()
    }
}

/// One cookie for each account, so that a shared computer knows each of those who work at it.
fn name(app: &App, worker: WorkerId) -> String {
    format!(
        "__Host-kith-known-{}",
        &app.store().keyed("name of a device's cookie", &worker.to_string())[..12]
    )
}

fn proof_of(app: &App, worker: WorkerId, number: &str, day: &str) -> String {
    app.store().keyed("a device", &format!("{worker} {number} {day}"))
}

/// Days since 1970.
fn today(now: Timestamp) -> i64 {
    now.as_second().div_euclid(24 * 60 * 60)
}
