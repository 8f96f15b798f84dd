//! Adding and changing one thing by a form. Each kind of thing says what a new one is, how its form reads and looks, and
//! where it is read afterwards; the permit, the draft, keeping, merging and the form again are the same for all.

use crate::{
    form::{Problems, Values},
    page::Form,
    route::{Needs, Route, Routes},
    saving::{Decide, Saved},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use practice::{CaseRecord, Kept, Object, actions};
use std::{future::Future, sync::Arc};

/// The routes of one kind of thing.
pub struct FormRoutes {
    ask: Route,
    add: Route,
    open: Route,
    save: Route,
}

/// A path, and the verbs of looking there and of sending.
type Paths = (&'static str, &'static str, &'static str);

impl FormRoutes {
    /// Where a new one is asked for and where one is changed, each with the verbs of looking and of sending.
    pub const fn at(new: Paths, one: Paths) -> Self {
        Self::needing(Deed::Change, new, one)
    }

    /// The same for whoever may do this.
    pub const fn needing(deed: Deed, (new, asked, added): Paths, (one, seen, saved): Paths) -> Self {
        let change = Needs::Family(deed);
        Self {
            ask: Route::get(new, change, asked),
            add: Route::post(new, change, added),
            open: Route::get(one, change, seen),
            save: Route::post(one, change, saved),
        }
    }
}

/// A kind of thing that people add and change by a form.
pub trait ByForm: 'static {
    /// The thing.
    type Thing: Into<Object> + Clone + Send + Sync + 'static;
    /// Where its forms are.
    const ROUTES: &'static FormRoutes;
    /// The fields, by the names that they have in the type, and what people call them.
    const LABELS: &'static [(&'static str, &'static str)];
    /// What is said after one was added: a code of [`super::done`].
    const ADDED: &'static str = "added";
    /// What the form of another one begins with from this one, where somebody saves and adds another.
    const ALONG: &'static [&'static str] = &[];

    /// A new one that nothing is written in yet. `said` is what the address or the form names beforehand. Absent where
    /// that to which it would belong is not there.
    fn bare(visit: &FamilyVisit, record: &CaseRecord, said: &Values) -> Result<Self::Thing, Trouble>;

    /// What the form of a new one begins with.
    fn begun(visit: &FamilyVisit, record: &CaseRecord, bare: &Self::Thing) -> Values;

    /// The one that the path names.
    fn named<'a>(visit: &FamilyVisit, record: &'a CaseRecord) -> Result<&'a Kept<Self::Thing>, Trouble>;

    /// One as the form sends it.
    fn as_sent(object: &Object) -> Values;

    /// Reads the form into a thing that has everything the form does not ask for.
    fn read(record: &CaseRecord, values: &Values, thing: Self::Thing) -> Result<Self::Thing, Problems>;

    /// Whether this person may keep it so. Most forms are for everybody who may open them.
    fn may(_: &FamilyVisit, _: &Self::Thing) -> Result<(), Problems> {
        Ok(())
    }

    /// The page with the form.
    fn page(
        visit: &FamilyVisit,
        record: &CaseRecord,
        form: Form,
        thing: &Self::Thing,
        is_new: bool,
    ) -> impl Future<Output = Result<Response, Trouble>> + Send;

    /// How a new one is kept. `values` is what the form sent: with some things others come along.
    fn decides(_values: &Values) -> Decide {
        Arc::new(actions::put)
    }

    /// Where it is read once it is kept under this number.
    fn after(visit: &FamilyVisit, thing: &Self::Thing, number: i64) -> String;

    /// Where what was just kept leads instead, and what is said there: to something that cannot wait. None: nowhere else.
    fn leads_to(_: &FamilyVisit, _: &CaseRecord, _: &Self::Thing) -> Option<(String, &'static str)> {
        None
    }
}

impl Routes {
    /// Adds the routes of a kind of thing.
    pub fn by_form<F: ByForm>(self) -> Self {
        self.add(&F::ROUTES.ask, ask::<F>)
            .add(&F::ROUTES.add, add::<F>)
            .add(&F::ROUTES.open, open::<F>)
            .add(&F::ROUTES.save, save::<F>)
    }
}

/// The submit button that saves and asks for another one.
const ANOTHER: &str = "_another";

/// Where another one is written down after this one.
fn another<F: ByForm>(path: &str, values: &Values) -> String {
    let along = F::ALONG.iter().map(|field| (*field, values.text(field)));
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(along.filter(|(_, value)| !value.is_empty()))
        .finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// Shows the form of a new one.
async fn ask<F: ByForm>(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let bare = F::bare(&visit, &record, &visit.query)?;
    let form = visit.form(&visit.path, 0, &F::begun(&visit, &record, &bare)).await?;
    F::page(&visit, &record, form, &bare, true).await
}

/// Keeps a new one.
async fn add<F: ByForm>(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let bare = F::bare(&visit, &record, &sent.values)?;
    let read =
        F::read(&record, &sent.values, bare.clone()).and_then(|thing| F::may(&visit, &thing).map(|()| thing));
    let leads_to = read.as_ref().ok().and_then(|thing| F::leads_to(&visit, &record, thing));
    let decide = F::decides(&sent.values);
    match visit.save_by(&sent, read, decide, F::LABELS, F::as_sent).await? {
        Saved::Kept(changed) => {
            if let Some((path, said)) = leads_to {
                return Ok(visit.go(&path, said));
            }
            if sent.values.ticked(ANOTHER) {
                return Ok(visit.go(&another::<F>(&visit.path, &sent.values), F::ADDED));
            }
            // A form sent twice was kept once, under the first number.
            let new: Object = bare.clone().into();
            let first = changed.iter().find(|changed| changed.kind == new.kind());
            let number = first.map_or(new.number(), |changed| changed.number);
            Ok(visit.go(&F::after(&visit, &bare, number), F::ADDED))
        }
        Saved::Again(form) => F::page(&visit, &record, form, &bare, true).await,
    }
}

/// Shows the form with what is there, or with the draft. On a day that has passed nothing can be changed: there it is read.
async fn open<F: ByForm>(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let there = F::named(&visit, &record)?;
    let object: Object = there.value.clone().into();
    if let Some(day) = visit.on {
        let path = F::after(&visit, &there.value, object.number());
        let (path, place) = path.split_once('#').unwrap_or((&path, ""));
        let mark = if path.contains('?') { '&' } else { '?' };
        return Ok(visit.go(&format!("{path}{mark}on={day}#{place}"), ""));
    }
    let form = visit.form(&visit.path, there.version, &F::as_sent(&object)).await?;
    F::page(&visit, &record, form, &there.value, false).await
}

/// Keeps a change, merged with what others changed meanwhile.
async fn save<F: ByForm>(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let there = &F::named(&visit, &record)?.value;
    let read = F::may(&visit, there)
        .and_then(|()| F::read(&record, &sent.values, there.clone()))
        .and_then(|thing| F::may(&visit, &thing).map(|()| thing));
    let leads_to = read.as_ref().ok().and_then(|thing| F::leads_to(&visit, &record, thing));
    match visit.save(&sent, read, F::LABELS, F::as_sent).await? {
        Saved::Kept(_) => {
            if let Some((path, said)) = leads_to {
                return Ok(visit.go(&path, said));
            }
            let object: Object = there.clone().into();
            Ok(visit.go(&F::after(&visit, there, object.number()), "saved"))
        }
        Saved::Again(form) => F::page(&visit, &record, form, there, false).await,
    }
}
