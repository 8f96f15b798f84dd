//! Six-digit codes by time (TOTP, RFC 6238): 30 seconds, six digits, one step either side, each code once.

use crate::{App, trouble::Trouble};
use jiff::Timestamp;
use practice::ids::WorkerId;
use totp_rs::{Builder, Secret, Totp};

/// The codes of a secret, as authenticator apps make them. None for a secret that is not base 32.
fn codes(secret: &str, account: &str) -> Option<Totp> {
    let secret = Secret::try_from_base32(secret).ok()?;
    Builder::new().with_secret(secret).with_issuer(Some("Kith")).with_account_name(account).build().ok()
}

/// Whether the code is right for a worker whose account has a secret; an account without one needs none.
pub(super) async fn accept(
    app: &App,
    worker: WorkerId,
    secret: Option<&str>,
    code: &str,
    now: Timestamp,
) -> Result<bool, Trouble> {
    let Some(secret) = secret else { return Ok(true) };
    let Some(step) = step(secret, code, now) else { return Ok(false) };
    Ok(app.store().use_totp_step(worker, step).await?)
}

/// The step (half minutes since 1970) of which this is the code. None: it is not one of these minutes.
pub fn step(secret: &str, code: &str, now: Timestamp) -> Option<i64> {
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 6 {
        return None;
    }
    let step = codes(secret, "kith")?.check(&digits, u64::try_from(now.as_second()).ok()?)?;
    i64::try_from(step).ok()
}
