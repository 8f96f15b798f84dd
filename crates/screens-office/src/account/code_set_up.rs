//! Setting up six-digit codes: the secret is shown, and counts only when a code made from it was given.

use axum::{http::StatusCode, response::Response};
use data_encoding::{BASE32_NOPAD, HEXLOWER};
use minijinja::context;
use ui::session::again::own;
use ui::{
    form::Problems,
    page::shown,
    route::{Needs, Route},
    session::{Sent, cookie::Secret, totp},
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form.
pub(super) const SHOW: Route = Route::get("/account/code", Needs::Account, "account.code_asked");
/// The form sent.
pub(super) const SEND: Route = Route::post("/account/code", Needs::Account, "account.code_set");

/// Bytes of a secret: what RFC 4226 recommends.
const BYTES: usize = 20;

/// A new secret in base 32.
fn draw() -> String {
    let chance = HEXLOWER.decode(Secret::draw().hash().as_bytes()).unwrap_or_default();
    BASE32_NOPAD.encode(chance.get(..BYTES).unwrap_or_default())
}

/// The secret that the form brings back, where it is one that this page could have drawn.
fn brought(text: &str) -> Option<String> {
    let bytes = BASE32_NOPAD.decode(text.as_bytes()).ok()?;
    (bytes.len() == BYTES).then(|| text.to_owned())
}

/// Shows a new secret.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let (account, _) = own(&visit).await?;
    if account.has_totp {
        return Ok(visit.go("/account", ""));
    }
    page(&visit, StatusCode::OK, &account.username, &draw(), &Problems::default())
}

/// Switches codes on when the code fits the secret.
pub(super) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let (account, _) = own(&visit).await?;
    if account.has_totp {
        return Ok(visit.go("/account", ""));
    }
    let Some(secret) = brought(sent.values.text("secret")) else {
        return Err(Trouble::Unreadable(
            "This form is not as it was made. Go back to your account and begin again.",
        ));
    };
    let store = visit.app.store();
    let Some(step) = totp::step(&secret, sent.values.text("code"), visit.now) else {
        let mut problems = Problems::default();
        problems.add(
            "code",
            "This code does not fit. Wait for the next one in your app and type its six digits.",
        );
        return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &account.username, &secret, &problems);
    };
    store.set_totp(visit.permit, account.id, Some(secret)).await?;
    // The code that was just shown does not open the door as well.
    store.use_totp_step(account.id, step).await?;
    Ok(visit.go("/account", "code-on"))
}

fn page(
    visit: &OfficeVisit,
    status: StatusCode,
    username: &str,
    secret: &str,
    problems: &Problems,
) -> Result<Response, Trouble> {
    let form = visit.form_again("/account/code", &Sent::default(), problems);
    let groups: Vec<String> =
        secret.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned()).collect();
    let account: String = form_urlencoded::byte_serialize(username.as_bytes()).collect();
    let content = context! {
        form => shown(form),
        secret,
        groups => groups.join(" "),
        link => format!("otpauth://totp/Kith:{account}?secret={secret}&issuer=Kith"),
    };
    visit.show_as(status, "account/code.html", &visit.frame("Set up six-digit codes"), content)
}
