//! Six-digit codes by time (TOTP, RFC 6238): 30 seconds, six digits, one step either side, each code once.

use crate::{App, trouble::Trouble};
use jiff::Timestamp;
use practice::ids::WorkerId;
use totp_rs::{Builder, Secret, Totp};

/// The codes of a secret, as authenticator apps make them. None for a secret that is not base 32.
pub(super) fn codes(secret: &str, account: &str) -> Option<Totp> {
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
    let Some(codes) = codes(secret, "kith") else { return Ok(false) };
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    let Ok(now) = u64::try_from(now.as_second()) else { return Ok(false) };
    let Some(step) = (digits.len() == 6).then(|| codes.check(&digits, now)).flatten() else {
        return Ok(false);
    };
    let Ok(step) = i64::try_from(step) else { return Ok(false) };
    Ok(app.store().use_totp_step(worker, step).await?)
}
