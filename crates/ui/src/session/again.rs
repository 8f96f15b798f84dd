//! What the forms of an account share: the account itself, and the password asked for again with the same limit on
//! tries as at signing in.

use crate::{trouble::Trouble, visit::OfficeVisit};
use record::accounts::{Account, Secrets, Tries};

/// The account of the person of the session.
pub async fn own(visit: &OfficeVisit) -> Result<(Account, Secrets), Trouble> {
    visit.app.store().account(visit.actor().worker).await?.ok_or(Trouble::SignedOut)
}

/// Whether the password is this person's. The sentence for the form where it is not.
pub async fn check_password(
    visit: &OfficeVisit,
    secrets: &Secrets,
    typed: String,
) -> Result<Result<(), &'static str>, Trouble> {
    let (store, session) = (visit.app.store(), visit.who.secret.hash());
    // Of this session alone: whoever tries at the door, or on another device, takes nothing from it.
    let tries = Tries::Again(&session);
    let _place = visit.app.place_to_hash()?;
    if !store.reserve_try(tries).await? {
        return Ok(Err("There were too many wrong tries. Wait 15 minutes and try again."));
    }
    if visit.app.is_password(typed, Some(secrets.password_hash.clone())).await {
        store.forget_tries(tries).await?;
        return Ok(Ok(()));
    }
    Ok(Err("This is not your password. Type the one with which you signed in."))
}

/// A password exactly as it was typed: spaces at its ends are part of it.
pub fn as_typed(values: &crate::form::Values, name: &str) -> String {
    values.exact(name).to_owned()
}
