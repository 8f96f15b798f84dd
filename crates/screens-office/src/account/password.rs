//! Changing one's password. Whoever got a one-time password comes here before anything else.

use axum::{http::StatusCode, response::Response};
use minijinja::context;
use ui::session::again::{as_typed, check_password, own};
use ui::{
    form::Problems,
    page::shown,
    route::{Needs, Route},
    session::{PASSWORD_PATH, Sent, password},
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form.
pub(super) const SHOW: Route = Route::get(PASSWORD_PATH, Needs::Account, "account.password_asked");
/// The form sent.
pub(super) const SEND: Route = Route::post(PASSWORD_PATH, Needs::Account, "account.password_set");

/// Passwords that everybody tries first, long enough to pass otherwise. Compared in small letters without spaces.
const COMMON: &[&str] = &[
    "password1234",
    "password12345",
    "password123456",
    "passwordpassword",
    "123456789012",
    "1234567890123",
    "12345678901234",
    "qwertyuiop12",
    "qwertyuiop123",
    "qwertyuiopas",
    "qwertyuiopasdf",
    "letmeinletmein",
    "welcome12345",
    "welcome123456",
    "iloveyou1234",
    "iloveyou12345",
    "administrator",
    "administrator1",
    "changeme1234",
    "changeme12345",
    "socialworker",
    "socialworker1",
    "childrensservices",
    "manchester123",
    "liverpool1234",
    "chelsea12345",
    "abcdefghijkl",
    "abcdefghijklm",
    "abc123abc123",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "correcthorsebatterystaple",
];

/// What stands against a new password, as a sentence.
pub(super) fn refused(new: &str, username: &str) -> Option<String> {
    let length = new.chars().count();
    if length < password::SHORTEST {
        return Some(format!(
            "The new password must have at least {} characters. Three or four words that do not belong together are good.",
            password::SHORTEST
        ));
    }
    if length > password::LONGEST {
        return Some(format!("The new password must have at most {} characters.", password::LONGEST));
    }
    let plain: String = new.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let first = plain.chars().next();
    if plain.chars().all(|c| Some(c) == first) {
        return Some("The new password is one character again and again. Choose another.".to_owned());
    }
    if !username.is_empty() && plain.contains(username) {
        return Some("The new password must not hold your user name. Choose another.".to_owned());
    }
    if COMMON.contains(&plain.as_str()) {
        return Some("This password is one of those that are tried first. Choose another.".to_owned());
    }
    None
}

/// Shows the form.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    page(&visit, StatusCode::OK, &Problems::default()).await
}

/// Keeps the new password and ends all other sessions.
pub(super) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let (account, secrets) = own(&visit).await?;
    let (old, new) = (as_typed(&sent.values, "old"), as_typed(&sent.values, "new"));
    let mut problems = Problems::default();
    if let Err(sentence) = check_password(&visit, &secrets, old.clone()).await? {
        problems.add("old", sentence);
    } else if let Some(sentence) = refused(&new, &account.username) {
        problems.add("new", sentence);
    } else if new == old {
        problems.add("new", "The new password is the old one. Choose another.");
    } else if new != as_typed(&sent.values, "again") {
        problems.add("again", "The two new passwords are not the same. Type both again.");
    }
    if !problems.is_empty() {
        return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &problems).await;
    }
    let hash = visit.app.hash_password(new).await?;
    let this = visit.who.secret.hash();
    visit.app.store().set_password_hash(visit.permit, account.id, hash, Some(this)).await?;
    Ok(visit.go(if account.must_change_password { "/my-work" } else { "/account" }, "password-set"))
}

async fn page(visit: &OfficeVisit, status: StatusCode, problems: &Problems) -> Result<Response, Trouble> {
    let (account, _) = own(visit).await?;
    let mut frame = visit.frame("Change your password");
    if account.must_change_password {
        frame.nav.clear();
    }
    let mut form = visit.form_again(PASSWORD_PATH, &Sent::default(), problems);
    form.values.clear();
    let content = context! {
        form => shown(form),
        must => account.must_change_password,
        username => &account.username,
        shortest => password::SHORTEST,
    };
    visit.show_as(status, "account/password.html", &frame, content)
}

#[cfg(test)]
mod tests {
    use super::refused;

    #[test]
    fn weak_passwords_are_refused_with_a_sentence() {
        for weak in ["short", "aaaaaaaaaaaaaaa", "Amir and the rest", "Password 1234", &"x".repeat(201)] {
            assert!(refused(weak, "amir").is_some(), "{weak}");
        }
        assert_eq!(refused("kettle drum postbox", "amir"), None);
    }
}
