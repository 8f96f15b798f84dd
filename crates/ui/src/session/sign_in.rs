//! Signing in: user name, password, and the six-digit code where the account has one.
//! Whoever tries learns only that the three together are not right, and it takes the same time.

use crate::{
    App, done,
    form::{Problems, Values, family_in},
    local::local,
    page::{Form, Frame, shown},
    route::{Needs, Route},
    session::{Sent, SignedIn, body, carry_on, cookie::Secret, device::Device, gate::Origin, totp},
    trouble::Trouble,
    trouble_page,
};
use access::{Actor, Deed};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{AppendHeaders, Html, IntoResponse, Redirect, Response},
};
use minijinja::context;
use practice::ids::{FamilyId, WorkerId};
use record::{
    Draft, StoreError,
    accounts::{Account, LONGEST_NAME, Tries},
};
use std::collections::BTreeMap;

/// The page.
pub(super) const SHOW: Route = Route::get("/sign-in", Needs::Nothing, "session.asked");
/// The form.
pub(super) const SEND: Route = Route::post("/sign-in", Needs::Nothing, "session.begun");

/// Letters of what leads to something that was typed.
const MARK: usize = 13;
/// What everybody reads, whatever was wrong.
const NO: &str = "The username, password or code is not right, or there were too many tries. After six tries, wait 15 minutes.";

/// The page's address, with the way back.
pub(super) fn address(asked: &str) -> String {
    let next = form_urlencoded::byte_serialize(asked.as_bytes()).collect::<String>();
    if asked == "/" { "/sign-in".to_owned() } else { format!("/sign-in?next={next}") }
}

/// Shows the page; somebody signed in already goes on.
pub(super) async fn show(State(app): State<App>, request: Request) -> Response {
    if request.extensions().get::<SignedIn>().is_some() {
        return Redirect::to("/").into_response();
    }
    let query = Values::from_urlencoded(request.uri().query().unwrap_or_default().as_bytes());
    let carried = Carried { next: local(query.text("next")).to_owned(), ..Carried::default() };
    page(&app, StatusCode::OK, &carried, "", done::sentence(query.text("done")))
}

/// What the page says while somebody signs in again: where they go on, and what leads to what was typed. Nothing of that
/// stands in the page: the store keeps it for the account of the session that ended, and for nobody else.
#[derive(Debug, Clone, Default)]
struct Carried {
    next: String,
    mark: String,
    /// Whether something was sent that could not be kept for anybody.
    is_lost: bool,
}

/// The page, after a form was sent without a session. Where it is known whose session it was, what was typed waits for that
/// account.
pub(super) async fn page_with_carried(
    app: &App,
    path: &str,
    sent: &Sent,
    whose: Option<WorkerId>,
) -> Response {
    let mut carried = Carried { next: sent.from().to_owned(), ..Carried::default() };
    // Forms outside families' records, such as those with passwords, keep no draft and are not carried either.
    if !sent.draft().is_empty() || carry_on::is_carried(path) {
        let typed =
            Typed { body: sent.values.to_draft(), draft: sent.draft().to_owned(), to: path.to_owned() };
        match whose {
            None => carried.is_lost = true,
            Some(worker) => match app.store().carry(worker, typed.written()).await {
                Ok(mark) => carried.mark = mark,
                Err(why) => return trouble_page::page(app, None, &why.into(), &[]),
            },
        }
    }
    page(app, StatusCode::UNAUTHORIZED, &carried, "", None)
}

/// What was typed, and either the form's draft in which it is kept, or the address to which it was sent.
#[derive(Debug, Clone, Default)]
struct Typed {
    body: String,
    draft: String,
    to: String,
}

impl Typed {
    fn written(&self) -> String {
        let parts = [("typed", &self.body), ("draft", &self.draft), ("to", &self.to)];
        form_urlencoded::Serializer::new(String::new()).extend_pairs(parts).finish()
    }

    fn read(written: &str) -> Self {
        let values = Values::from_urlencoded(written.as_bytes());
        let part = |name: &str| values.exact(name).to_owned();
        Self { body: part("typed"), draft: part("draft"), to: local(&part("to")).to_owned() }
    }
}

fn page(
    app: &App,
    status: StatusCode,
    carried: &Carried,
    username: &str,
    done: Option<&'static str>,
) -> Response {
    let mut form = Form {
        action: "/sign-in".into(),
        values: BTreeMap::from([("username".to_owned(), username.to_owned())]),
        lists: BTreeMap::new(),
        errors: BTreeMap::new(),
        problems: Problems::default(),
        token: String::new(),
        once: String::new(),
        version: 0,
        seen: String::new(),
        draft: String::new(),
        draft_kept: None,
        before: String::new(),
        elsewhere: Vec::new(),
        empty: String::new(),
        from: String::new(),
        clashes: Vec::new(),
        more: String::new(),
    };
    if status == StatusCode::UNPROCESSABLE_ENTITY {
        let mut problems = Problems::default();
        problems.add("username", NO);
        form.complain(&problems);
    }
    let frame = Frame { done, ..carry_on::bare_frame(app, "Sign in") };
    let sign_ins = &app.settings().demo_sign_ins;
    let content = context! { frame => shown(frame), form => shown(form), next => &carried.next, carried => &carried.mark, lost => carried.is_lost, sign_ins => shown(sign_ins) };
    match app.pages().render("session/sign_in.html", content) {
        Ok(html) => (status, Html(html)).into_response(),
        Err(error) => Trouble::Page(error).into_response(),
    }
}

/// Signs somebody in, or says no.
pub(super) async fn send(State(app): State<App>, request: Request) -> Result<Response, Trouble> {
    let from = Origin::of(request.extensions(), request.headers(), app.settings().behind_tls);
    let (parts, body) = request.into_parts();
    let bytes = body::read(&parts.headers, body).await?;
    let values = body::fields(&bytes)?;
    let carried = Carried {
        next: local(values.text("_next")).to_owned(),
        mark: values.text("_carried").chars().take(MARK).collect(),
        is_lost: false,
    };
    // No account has one, and not every database can be asked for it.
    let username = values.text("username").replace('\0', "");
    let username: String = username.chars().take(LONGEST_NAME + 1).collect();
    let secret_words = values.exact("password").to_owned();
    let code = values.text("code");
    let Some((account, device)) = check(&app, &parts.headers, from, &username, secret_words, code).await?
    else {
        return Ok(page(&app, StatusCode::UNPROCESSABLE_ENTITY, &carried, &username, None));
    };
    let now = app.store().clock().now();
    let secret = Secret::draw();
    app.store().start_session(account.id, secret.hash()).await?;
    let cookie = secret.set().ok_or(Trouble::Unreadable("The session cannot be begun."))?;
    let known =
        device.set(&app, account.id, now).ok_or(Trouble::Unreadable("The session cannot be begun."))?;
    let cookie = AppendHeaders([(header::SET_COOKIE, cookie), (header::SET_COOKIE, known)]);
    let mut to = carried.next.clone();
    if carried.mark.is_empty() {
        return Ok((cookie, Redirect::to(&to)).into_response());
    }
    // Kept for another account, it stays there: whoever signs in here goes to their own work.
    let Some(typed) = app.store().take_carried(account.id, &carried.mark).await? else {
        return Ok((cookie, Redirect::to("/")).into_response());
    };
    let carried = Typed::read(&typed);
    if !carried.body.is_empty() && carried.draft.is_empty() && carry_on::is_carried(&carried.to) {
        let typed = Values::from_urlencoded(carried.body.as_bytes());
        return Ok((cookie, carry_on::page(&app, &secret, &carried.to, &typed)).into_response());
    }
    if !carried.body.is_empty() && !carried.draft.is_empty() {
        let family = family_in(&carried.draft);
        if let Some(family) = family
            && !may_see(&app, account.actor(), family).await?
        {
            let typed = body::typed(&Values::from_urlencoded(carried.body.as_bytes()));
            return Ok((cookie, trouble_page::page(&app, None, &Trouble::NotKept, &typed)).into_response());
        }
        let draft = Draft { key: carried.draft.clone(), family, body: carried.body.clone(), at: now };
        let before = Values::from_urlencoded(carried.body.as_bytes()).draft_before();
        match app.store().save_draft_after(account.actor(), draft, "", before).await {
            Ok(()) => {}
            // Too long to be a draft, or one too many: the words come back on a page.
            Err(why @ (StoreError::TooLong(_) | StoreError::DraftsFull)) => {
                let typed = body::typed(&Values::from_urlencoded(carried.body.as_bytes()));
                return Ok((cookie, trouble_page::page(&app, None, &why.into(), &typed)).into_response());
            }
            Err(why) => return Err(why.into()),
        }
        to = format!("{to}{}done=restored", if to.contains('?') { '&' } else { '?' });
    }
    Ok((cookie, Redirect::to(&to)).into_response())
}

/// Whether a draft for this family's record may still be this person's.
async fn may_see(app: &App, actor: Actor, family: FamilyId) -> Result<bool, Trouble> {
    let facts = app.store().access_facts(actor.worker, family).await?;
    let now = app.store().clock().now();
    Ok(facts.is_some_and(|facts| access::family::permit(actor, &facts, Deed::See, now).is_ok()))
}

/// The account, when everything is right, and the device on which it is. A try is taken before anything is looked at:
/// one of the device's own where this person has signed in on it before; else one of the place and one of the account.
/// A place that has none left writes nothing and has nothing hashed.
async fn check(
    app: &App,
    headers: &HeaderMap,
    from: Option<Origin>,
    username: &str,
    password: String,
    code: &str,
) -> Result<Option<(Account, Device)>, Trouble> {
    let store = app.store();
    let now = store.clock().now();
    let _place = app.place_to_hash()?;
    let known = if username.chars().count() > LONGEST_NAME {
        None
    } else {
        store.account_by_username(username).await?
    };
    let whose = known.as_ref().map(|(account, _)| account.id);
    let found = known.filter(|(account, _)| account.is_open());
    let device = found
        .as_ref()
        .and_then(|(account, _)| Some((account.id, Device::of(app, headers, account.id, now)?)));
    let tries = match &device {
        Some((worker, device)) => Tries::Device(*worker, device.number()),
        None => Tries::Account(username),
    };
    if device.is_none() && !app.gate().reserve(from, now) || !store.reserve_try(tries).await? {
        return Ok(None);
    }
    let kept = found.as_ref().map(|(_, secrets)| secrets.password_hash.clone());
    let is_right = app.is_password(password, kept).await;
    if let Some((account, secrets)) = found
        && is_right
        && totp::accept(app, account.id, secrets.totp_secret.as_deref(), code, now).await?
    {
        store.forget_tries(tries).await?;
        if device.is_none() {
            app.gate().release(from);
        }
        let device = device.map_or_else(Device::draw, |(_, device)| device);
        return Ok(Some((account, device)));
    }
    // Tries that are not looked at were answered above and are not written down: the journal only grows, and this is where a
    // stranger could make it grow.
    store.journal_failed_sign_in(whose).await?;
    Ok(None)
}
