//! One request by one person: who they are, the permit they were given, and the way to answer them.
//! A handler that takes a [`FamilyVisit`], a [`ChildVisit`], a [`PartyVisit`] or an [`OfficeVisit`] cannot run without the permit that
//! its route needs.

mod child;
mod family;
mod forms;
mod office;
mod party;

pub use child::ChildVisit;
pub use family::FamilyVisit;
pub use forms::WHICH_DRAFT;
pub use office::OfficeVisit;
pub use party::PartyVisit;

use crate::{
    App,
    form::Values,
    local::local,
    page::{Frame, Me, NavLink, shown},
    route::{Needs, Route},
    session::SignedIn,
    trouble::Trouble,
    written::Written,
};
use access::{Actor, Deed, OfficeDeed, RecordPermit, Refusal, Role};
use axum::{
    extract::{FromRequestParts, Path},
    http::{StatusCode, header, request::Parts},
    response::{Html, IntoResponse, Redirect, Response},
};
use jiff::{Timestamp, civil::Date};
use minijinja::{Value, context};
use practice::{
    RecordId,
    ids::{ChildId, FamilyId, PartyId},
};
use record::ReadAct;
use std::collections::HashMap;

/// A request by somebody signed in.
#[derive(Clone)]
pub struct Visit {
    /// The application.
    pub app: App,
    /// The route.
    pub route: Route,
    /// Who.
    pub who: SignedIn,
    /// The moment of the request.
    pub now: Timestamp,
    /// The day in Britain.
    pub today: Date,
    /// The path that was asked for, without what follows the question mark.
    pub path: String,
    /// What followed the question mark.
    pub query: Values,
    /// The parts of the path, by the names they have in the route.
    pub params: HashMap<String, String>,
    /// What the journal will be told of this request.
    pub written: Written,
}

impl Visit {
    /// Who acts.
    pub fn actor(&self) -> Actor {
        self.who.actor
    }

    /// A part of the path read as an id. Anything else is absent.
    pub fn id<T: std::str::FromStr>(&self, name: &str) -> Result<T, Trouble> {
        self.params.get(name).and_then(|text| text.parse().ok()).ok_or(Trouble::Absent)
    }

    /// What the address asks for under a name, where it asks for something. What cannot be read, or is said twice, is absent:
    /// an address that narrows what is shown never shows more because it was mistyped.
    pub fn asked<T>(&self, name: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Trouble> {
        match self.query.sent(name).map(Vec::as_slice) {
            None => Ok(None),
            Some([one]) if one.is_empty() => Ok(None),
            Some([one]) => read(one.trim()).map(Some).ok_or(Trouble::Absent),
            Some(_) => Err(Trouble::Absent),
        }
    }

    /// What stands around a page.
    pub fn frame(&self, title: &str) -> Frame {
        Frame {
            title: title.to_owned(),
            authority: self.app.settings().authority.clone(),
            nav: nav(self.actor(), &self.path),
            me: Some(Me { name: self.who.name.clone(), role: self.actor().role.words() }),
            token: self.who.secret.token(),
            done: crate::done::sentence(self.query.text("done")),
            bad_news: crate::done::is_bad_news(self.query.text("done")),
            notice: crate::done::is_notice(self.query.text("done")),
            on: None,
            path: self.path.clone(),
            demo: self.app.settings().demo,
            idle: self.app.limits().idle.as_secs(),
            private: String::new(),
        }
    }

    /// A page.
    pub fn show(&self, template: &str, title: &str, content: Value) -> Result<Response, Trouble> {
        self.show_as(StatusCode::OK, template, &self.frame(title), content)
    }

    /// A page with another status.
    pub fn show_as(
        &self,
        status: StatusCode,
        template: &str,
        frame: &Frame,
        content: Value,
    ) -> Result<Response, Trouble> {
        let html = self.app.pages().render(template, context! { frame => shown(frame), ..content })?;
        Ok((status, Html(html)).into_response())
    }

    /// That the record is read, under the route's own verb of reading.
    pub fn reading(&self) -> ReadAct {
        ReadAct { verb: self.route.reading_verb(), at: self.now, reason: String::new() }
    }

    /// The same visit under the permit for its record: what it writes is written only while that would still be given.
    fn under(self, permit: RecordPermit) -> Self {
        self.written.under(permit);
        let app = self.app.for_session(self.who.witness(&self.app, Some(permit)));
        Self { app, ..self }
    }

    /// What `access` decides for this person about another record than the page's.
    pub async fn permit_for(
        &self,
        record: impl Into<RecordId>,
        deed: Deed,
    ) -> Result<Result<RecordPermit, Refusal>, Trouble> {
        let permits = self.app.store().permits(self.actor(), vec![record.into()], deed).await?;
        Ok(permits.into_iter().next().unwrap_or(Err(Refusal::Absent)))
    }

    /// Nobody was let in to this record. The journal says so, and the answer does not tell whether there is one: roles that see no
    /// records get the same whether or not it exists.
    async fn turned_away(
        &self,
        record: RecordId,
        refusal: Option<Refusal>,
    ) -> Result<Trouble, record::StoreError> {
        let worker = self.actor().worker;
        self.app.store().journal_refusal(worker, Some(record), self.route.verb, self.now).await?;
        self.written.not_let_in();
        let refusal = match refusal {
            None if self.actor().role.sees_no_records() => Refusal::NotYourRole,
            None => Refusal::Absent,
            Some(refusal) => refusal,
        };
        Ok(Trouble::refused(refusal, Some(record)))
    }

    /// Sends the browser on after a form was kept. `done` is a code of [`crate::done`].
    pub fn go(&self, path: &str, done: &str) -> Response {
        let (path, place) = path.split_once('#').unwrap_or((path, ""));
        let mark = if path.contains('?') { '&' } else { '?' };
        let place = if place.is_empty() { String::new() } else { format!("#{place}") };
        let to = if done.is_empty() {
            format!("{path}{place}")
        } else {
            format!("{path}{mark}done={done}{place}")
        };
        Redirect::to(local(&to)).into_response()
    }
}

/// The record that an address names, existing or not.
fn record_named(route: Route, params: &HashMap<String, String>) -> Option<RecordId> {
    let named = |name: &str| params.get(name).and_then(|text| practice::ids::decode(text).ok());
    match route.needs {
        Needs::Child(_) => Some(RecordId::Child(ChildId(named("child")?))),
        Needs::Party(_) => Some(RecordId::Party(PartyId(named("party")?))),
        Needs::Nothing | Needs::Account | Needs::Office(_) | Needs::Family(_) => {
            Some(RecordId::Family(FamilyId(named("family")?)))
        }
    }
}

/// The links at the top, by role.
fn nav(actor: Actor, path: &str) -> Vec<NavLink> {
    let link = |text, href: &str, starts: &str| NavLink {
        text,
        href: href.to_owned(),
        active: path.starts_with(starts),
    };
    let week = path.starts_with("/work/");
    let my_work = link("My work", "/my-work", "/my-work");
    let mut links = vec![NavLink { active: my_work.active || week, ..my_work }];
    if access::office::permit(actor, OfficeDeed::FindPeople).is_ok() {
        links.push(link("Families", "/families", "/families"));
        links.push(link("Find a person", "/find", "/find"));
    }
    if actor.team.is_some_and(|team| access::office::permit(actor, OfficeDeed::TeamBoard(team)).is_ok()) {
        links.push(link("Team", "/team", "/team"));
    }
    if access::office::permit(actor, OfficeDeed::Evidence).is_ok() {
        links.push(link("Evidence", "/evidence", "/evidence"));
    }
    if access::office::permit(actor, OfficeDeed::Returns).is_ok() {
        links.push(link("Returns", "/returns", "/returns"));
    }
    if actor.role == Role::Administrator {
        links.push(link("Administration", "/administration", "/administration"));
    }
    links
}

impl FromRequestParts<App> for Visit {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Trouble> {
        let route = *parts.extensions.get::<Route>().ok_or(Trouble::Absent)?;
        let who = parts.extensions.get::<SignedIn>().cloned().ok_or(Trouble::SignedOut)?;
        let params = Path::<HashMap<String, String>>::from_request_parts(parts, app)
            .await
            .map_or_else(|_| HashMap::new(), |path| path.0);
        let now = app.store().clock().now();
        let written = parts.extensions.get::<Written>().cloned().unwrap_or_default();
        written.on(route, record_named(route, &params));
        Ok(Self {
            app: app.for_session(who.witness(app, None)),
            route,
            who,
            now,
            today: app.store().clock().today(),
            path: parts.uri.path().to_owned(),
            query: Values::from_urlencoded(parts.uri.query().unwrap_or_default().as_bytes()),
            params,
            written,
        })
    }
}

/// `(header, value)` for answers that are not pages.
pub fn plain(text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
