//! One request by one person: who they are, the permit they were given, and the way to answer them.
//! A handler that takes a [`FamilyVisit`] or an [`OfficeVisit`] cannot run without the permit that its route needs.

mod forms;

pub use forms::WHICH_DRAFT;

use crate::{
    App,
    form::Values,
    local::local,
    page::{Frame, Me, NavLink, shown},
    route::{Needs, Office, Route},
    session::SignedIn,
    trouble::Trouble,
    written::Written,
};
use access::{Actor, FamilyPermit, OfficeDeed, OfficePermit, Role, family::FamilyFacts};
use axum::{
    extract::{FromRequestParts, Path},
    http::{StatusCode, header, request::Parts},
    response::{Html, IntoResponse, Redirect, Response},
};
use jiff::{Timestamp, civil::Date};
use minijinja::{Value, context};
use practice::{
    FamilyRecord, Keeping, Kind,
    ids::{FamilyId, TeamId, WorkerId},
};
use record::{
    OfficeAct, ReadAct, StoreError,
    families::{AsRead, History, HistoryFilter, Page},
};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

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

/// The links at the top, by role.
fn nav(actor: Actor, path: &str) -> Vec<NavLink> {
    let link = |text, href: &str, starts: &str| NavLink {
        text,
        href: href.to_owned(),
        active: path.starts_with(starts),
    };
    let mut links = vec![link("My work", "/my-work", "/my-work")];
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
        written.on(route, params.get("family").and_then(|family| family.parse().ok()));
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

/// A request with a permit for something outside family records.
pub struct OfficeVisit {
    /// The request.
    pub visit: Visit,
    /// The permit.
    pub permit: OfficePermit,
}

impl std::ops::Deref for OfficeVisit {
    type Target = Visit;
    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl OfficeVisit {
    /// Writes down that a list, a board, a report or a file was read or handed out, or that a study was run or forgotten: one
    /// entry in the authority's chain under the route's verb. `told` says which and how many, in no words of anybody's.
    pub async fn note(
        &self,
        about: Option<(&'static str, i64)>,
        told: serde_json::Value,
    ) -> Result<(), Trouble> {
        let body = Some(told.to_string());
        let act = OfficeAct { about, body, ..OfficeAct::new(self.route.verb, self.now) };
        Ok(self.app.store().journal_office(&self.permit, act).await?)
    }
}

impl FromRequestParts<App> for OfficeVisit {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Trouble> {
        let visit = Visit::from_request_parts(parts, app).await?;
        let team = match visit.params.get("team") {
            Some(text) => Some(text.parse::<TeamId>().map_err(|_| Trouble::Absent)?),
            None => visit.actor().team,
        };
        let no_team = || team.ok_or(Trouble::NotYourRole);
        let deed = match visit.route.needs {
            Needs::Account => OfficeDeed::OwnAccount,
            Needs::Office(office) => match office {
                Office::MyWork => OfficeDeed::MyWork,
                Office::FindPeople => OfficeDeed::FindPeople,
                Office::RegisterFamily => OfficeDeed::RegisterFamily,
                Office::TeamBoard => OfficeDeed::TeamBoard(no_team()?),
                Office::BreakGlass => OfficeDeed::BreakGlass,
                Office::ReviewBreakGlass => OfficeDeed::ReviewBreakGlass(no_team()?),
                Office::Administer => OfficeDeed::Administer,
                Office::ReadJournal => OfficeDeed::ReadJournal,
                Office::Evidence => OfficeDeed::Evidence,
                Office::Returns => OfficeDeed::Returns,
            },
            Needs::Nothing | Needs::Family(_) => return Err(Trouble::Absent),
        };
        match access::office::permit(visit.actor(), deed) {
            Ok(permit) => Ok(Self { visit, permit }),
            Err(refusal) => Err(Trouble::refused(refusal, None)),
        }
    }
}

/// A request with a permit for one family's record.
pub struct FamilyVisit {
    /// The request.
    pub visit: Visit,
    /// The permit.
    pub permit: FamilyPermit,
    /// What the permit was decided on, for the buttons that a page offers.
    pub facts: FamilyFacts,
    /// The day for which the record is asked, where it is not today.
    pub on: Option<Date>,
    as_read: Mutex<Option<AsRead>>,
}

impl std::ops::Deref for FamilyVisit {
    type Target = Visit;
    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl FamilyVisit {
    /// The family's id.
    pub fn family(&self) -> FamilyId {
        self.permit.family()
    }

    /// A path within the family's record: `path("map")` is `/families/…/map`.
    pub fn within(&self, rest: &str) -> String {
        if rest.is_empty() {
            format!("/families/{}", self.family())
        } else {
            format!("/families/{}/{rest}", self.family())
        }
    }

    /// The record as this person may see it: as it stands, or as it stood at the end of the day asked for.
    /// The reading is in the journal before this returns, under a verb of reading, and once however often it is looked at
    /// on the way.
    pub async fn record(&self) -> Result<FamilyRecord, Trouble> {
        let record = match self.on {
            Some(day) => {
                let end = crate::words::end_of(day);
                self.app
                    .store()
                    .family_as_of_in_hand(&self.permit, end, self.entries(), self.reading())
                    .await
                    .map_err(|error| self.not_there(error))?
            }
            None if self.route.method == "GET" && self.entries().is_empty() => {
                if self.written.first_look() {
                    self.app.store().open_family(&self.permit, self.reading()).await?
                } else {
                    self.app.store().open_family_again(&self.permit).await?
                }
            }
            None if self.written.first_look() => {
                let (entries, act) = (self.entries(), self.reading());
                self.hold(self.app.store().open_family_in_hand(&self.permit, entries, act).await?)
            }
            None => {
                let entries = self.entries();
                self.hold(self.app.store().open_family_in_hand_again(&self.permit, entries).await?)
            }
        };
        if record.families.is_empty() { Err(self.absent()) } else { Ok(record) }
    }

    /// The same with a page of the history, under one entry in the journal.
    pub async fn record_with_history(
        &self,
        filter: HistoryFilter,
        page: Page,
    ) -> Result<(FamilyRecord, History), Trouble> {
        let act = self.reading();
        let moment = self.on.map(crate::words::end_of);
        let store = self.app.store();
        let (record, history) = store
            .open_family_with_history(&self.permit, moment, filter, page, act)
            .await
            .map_err(|error| self.not_there(error))?;
        if record.families.is_empty() { Err(self.absent()) } else { Ok((record, history)) }
    }

    /// Holds what was read for a change within this request.
    fn hold(&self, (record, read): (FamilyRecord, AsRead)) -> FamilyRecord {
        *self.as_read.lock().unwrap_or_else(PoisonError::into_inner) = Some(read);
        record
    }

    /// What was read last, for a change within this request.
    pub(crate) fn as_read(&self) -> Option<AsRead> {
        self.as_read.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The entries of a ledger that the path names, by the code of their kind: `{case_note}`. They are in the record's hand.
    pub(crate) fn entries(&self) -> Vec<(Kind, i64)> {
        let named = |kind: &Kind| Some((*kind, practice::ids::decode(self.params.get(kind.code())?).ok()?));
        Kind::ALL.iter().filter(|kind| kind.keeping() == Keeping::Ledger).filter_map(named).collect()
    }

    /// What the journal says of a reading under this route.
    /// That the record is read, under the route's own verb of reading.
    pub fn reading(&self) -> ReadAct {
        ReadAct { verb: self.route.reading_verb(), at: self.now, reason: String::new() }
    }

    /// What an error of the store means here: a record that is absent may only not have been there on that day.
    pub fn not_there(&self, error: StoreError) -> Trouble {
        if error == StoreError::Absent { self.absent() } else { error.into() }
    }

    /// There is no record, or there was none on the day asked for.
    pub fn absent(&self) -> Trouble {
        self.on.map_or(Trouble::Absent, Trouble::NotYet)
    }

    /// The names of the authority's workers.
    pub async fn worker_names(&self) -> Result<std::sync::Arc<HashMap<WorkerId, String>>, Trouble> {
        Ok(self.app.store().worker_names().await?)
    }
}

impl FromRequestParts<App> for FamilyVisit {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Trouble> {
        let visit = Visit::from_request_parts(parts, app).await?;
        let Needs::Family(deed) = visit.route.needs else { return Err(Trouble::Absent) };
        let family: FamilyId = visit.id("family")?;
        let on = match visit.query.text("on") {
            "" => None,
            text => Some(text.parse::<Date>().map_err(|_| {
                Trouble::Unreadable("The day to look back to must be a date, like 2026-11-23.")
            })?),
        };
        let facts = app.store().access_facts(visit.actor().worker, family).await?;
        let there = facts.is_some();
        let decided = match facts {
            Some(facts) => {
                access::family::permit(visit.actor(), &facts, deed, visit.now).map(|permit| (permit, facts))
            }
            None => Err(access::Refusal::Absent),
        };
        match decided {
            Ok((permit, facts)) => {
                visit.written.under(permit);
                let on = on.filter(|day| *day != visit.today);
                let app = app.for_session(visit.who.witness(app, Some(permit.of_record())));
                let visit = Visit { app, ..visit };
                Ok(Self { visit, permit, facts, on, as_read: Mutex::default() })
            }
            Err(refusal) => {
                app.store()
                    .journal_refusal(visit.actor().worker, Some(family), visit.route.verb, visit.now)
                    .await?;
                visit.written.not_let_in();
                // Roles that see no records get the same answer whether or not there is one.
                let refusal = if !there && visit.actor().role.sees_no_records() {
                    access::Refusal::NotYourRole
                } else {
                    refusal
                };
                Err(Trouble::refused(refusal, Some(family)))
            }
        }
    }
}

/// `(header, value)` for answers that are not pages.
pub fn plain(text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
