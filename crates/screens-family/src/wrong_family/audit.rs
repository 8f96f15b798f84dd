//! What was recorded in this family's record and never belonged there, for whoever audits it: what it said, who took it out, and who had
//! read the record meanwhile. A reason is given first, and stands in the journal.

use crate::{
    contacts::told::ToldContact,
    notes::line::{LineShown, worker},
};
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{CaseRecord, Kept, Object, ids::WorkerId};
use record::{
    ReadAct,
    families::{Masked, Seen},
    ledger::Version,
};
use serde::Serialize;
use std::collections::BTreeMap;
use ui::{
    form::{FormReader, Values},
    page::{Form, shown},
    people_options::WorkerNames,
    places,
    route::{Needs, Route},
    saving::status_of,
    session::Sent,
    trouble::Trouble,
    verbs,
    visit::FamilyVisit,
    words,
};

/// The form that asks why.
pub(super) const ASK: Route = Route::get(
    "/families/{family}/history/wrong-family",
    Needs::Family(Deed::Audit),
    "wrong_record.audit_asked",
);
/// The form sent: the list.
pub(super) const READ: Route = Route::post(
    "/families/{family}/history/wrong-family",
    Needs::Family(Deed::Audit),
    "wrong_record.audited",
);

/// The title of both pages.
const TITLE: &str = "Recorded here by mistake";

/// The address of the page, for somebody who may audit the record as it stands.
pub(crate) fn href(visit: &FamilyVisit) -> Option<String> {
    let may = access::family::permit(visit.actor(), &visit.facts, Deed::Audit, visit.now).is_ok();
    (may && visit.on.is_none()).then(|| visit.within("history/wrong-family"))
}

/// Asks why it is looked at.
pub(super) async fn ask(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let form = visit.form(&visit.path, 0, &Values::new()).await?;
    asked(&visit, &record, form).await
}

async fn asked(visit: &FamilyVisit, record: &CaseRecord, form: Form) -> Result<Response, Trouble> {
    let content = context! { form => shown(&form), back => visit.within("history") };
    visit.page_as(status_of(&form), "wrong_family/why.html", TITLE, record, content).await
}

/// Shows what was taken out. The reading and its reason are in the journal before the answer leaves.
pub(super) async fn read(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let store = visit.app.store();
    let mut reader = FormReader::new(&sent.values);
    let reason =
        reader.needed("reason", "Why you look at it", "Say why you look at it. It is kept in the journal.");
    if !reader.problems.is_empty() {
        // Nothing of it was read: the form was opened once more.
        let act = ReadAct { verb: ASK.verb, at: visit.now, reason: String::new() };
        let record = store.open_family(&visit.permit, act).await?;
        let form = visit.form_again(&visit.path, &sent, &reader.problems);
        return asked(&visit, &record, form).await;
    }
    let act = ReadAct { verb: READ.verb, at: visit.now, reason: reason.clone() };
    let found = store.recorded_wrongly(&visit.permit, act).await?;
    // The same look: it has its entry already.
    let record = store.open_family_again(&visit.permit).await?;
    let names = visit.worker_names().await?;
    let all: Vec<Shown> = found.iter().rev().map(|one| Shown::of(&visit, &record, &names, one)).collect();
    let content = context! { all => shown(all), reason, back => visit.within("history") };
    visit.page("wrong_family/audit.html", TITLE, &record, content).await
}

/// One thing that was taken out.
#[derive(Debug, Serialize)]
struct Shown {
    /// "Case note".
    what: String,
    at: String,
    by: String,
    /// The first first.
    versions: Vec<Said>,
    seen_by: Vec<Reader>,
}

/// What it said at a time.
#[derive(Debug, Serialize)]
struct Said {
    at: String,
    by: String,
    /// Why it was changed or taken out. May be empty.
    why: String,
    /// A case note in full.
    note: Option<LineShown>,
    /// A contact in full.
    contact: Option<ToldContact>,
    /// Anything else in a few words. May be empty.
    title: String,
    erased: bool,
    /// Whether it stood there then. If not, it was taken out, or what was written was erased.
    is_there: bool,
}

/// Somebody who read the record while it stood there.
#[derive(Debug, Serialize)]
struct Reader {
    who: String,
    /// How often: "once", "3 times".
    times: String,
    last: String,
    /// "read the case notes, read the overview".
    what: String,
}

impl Shown {
    fn of(visit: &FamilyVisit, record: &CaseRecord, names: &WorkerNames, masked: &Masked) -> Self {
        let said = |version: &Version| Said::of(visit, record, names, version);
        Self {
            what: words::capital(masked.kind.words()),
            at: words::moment(masked.at),
            by: worker(names, Some(masked.by)),
            versions: masked.versions.iter().map(said).collect(),
            seen_by: readers(&masked.seen_by, names),
        }
    }
}

impl Said {
    fn of(visit: &FamilyVisit, record: &CaseRecord, names: &WorkerNames, version: &Version) -> Self {
        let (mut note, mut contact, mut title) = (None, None, String::new());
        match &version.value {
            Some(Object::CaseNote(said)) => {
                let kept = Kept {
                    value: said.clone(),
                    version: version.version,
                    changed_at: version.at,
                    changed_by: version.by,
                };
                note = Some(LineShown::of_note(visit, record, names, &kept));
            }
            Some(Object::Contact(said)) => {
                contact = Some(ToldContact::of(said, record, names, visit.today));
            }
            Some(other) => title = places::title(record, other),
            None => {}
        }
        Self {
            at: words::moment(version.at),
            by: worker(names, version.by),
            why: version.reason.clone(),
            is_there: version.value.is_some(),
            note,
            contact,
            title,
            erased: version.is_erased,
        }
    }
}

/// Each who read it once, with how often and what; whoever read last comes first.
fn readers(seen: &[Seen], names: &WorkerNames) -> Vec<Reader> {
    let mut by_worker: BTreeMap<WorkerId, Vec<&Seen>> = BTreeMap::new();
    for one in seen {
        by_worker.entry(one.by).or_default().push(one);
    }
    let mut all: Vec<(WorkerId, Vec<&Seen>)> = by_worker.into_iter().collect();
    all.sort_by_key(|(_, looks)| std::cmp::Reverse(looks.iter().map(|one| one.at).max()));
    all.into_iter()
        .map(|(who, looks)| {
            let mut what: Vec<String> =
                looks.iter().map(|one| verbs::words(&one.verb, None, false, false)).collect();
            what.sort();
            what.dedup();
            Reader {
                who: worker(names, Some(who)),
                times: match looks.len() {
                    1 => "once".to_owned(),
                    many => format!("{many} times"),
                },
                last: looks.iter().map(|one| one.at).max().map(words::moment).unwrap_or_default(),
                what: what.join(", "),
            }
        })
        .collect()
}
