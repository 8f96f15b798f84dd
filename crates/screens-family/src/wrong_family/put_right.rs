//! The form that puts right what was recorded in the wrong family. The right family is looked up first, so that nothing gets into a
//! stranger's record by a slip of the finger.

use super::right::{self, Found, WHOLE};
use crate::{contacts::told::ToldContact, notes::line::LineShown};
use access::FamilyPermit;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Kind, Object,
    actions::wrong_record::{WrongRecord, put_right},
    ids::{FamilyId, PersonId},
};
use std::sync::Arc;
use ui::{
    form::{FormReader, MORE, Problems, Values},
    keep::{From, SaveOutcome, problems},
    page::{Form, shown},
    people_options::WorkerNames,
    saving::status_of,
    seen,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The thing as it is to stand in the right family's record: with this number, about these children.
type Anew = Arc<dyn Fn(&CaseRecord, i64, Vec<PersonId>) -> Object + Send + Sync>;

/// What was recorded in the wrong family, as it stands there.
pub(crate) struct Wrong {
    /// The thing.
    pub(crate) thing: (Kind, i64),
    /// What people call it on this page: "note".
    pub(crate) what: &'static str,
    /// The page on which it stands.
    pub(crate) back: String,
    /// How it is to stand in the right family's record.
    pub(crate) anew: Anew,
    /// Where it stands there.
    pub(crate) lands: fn(FamilyId, i64) -> String,
    /// What is said then: a code of `ui::done`.
    pub(crate) done: &'static str,
    /// Why this person cannot put it right. None: they can.
    pub(crate) cannot: Option<&'static str>,
}

/// The form's fields, by name, and what people call them.
const LABELS: &[(&str, &str)] =
    &[("to", "The right family"), ("children", "Whom it is about"), ("why", "How you know")];

/// The field that says which family was looked up. It is the form's own and in no draft.
const LOOKED_UP: &str = "_family";

/// Shows the form. On a day that has passed nothing is put right.
pub(crate) async fn ask(
    visit: &FamilyVisit,
    record: &CaseRecord,
    wrong: &Wrong,
) -> Result<Response, Trouble> {
    if let Some(day) = visit.on {
        let (path, place) = wrong.back.split_once('#').unwrap_or((&wrong.back, ""));
        return Ok(visit.go(&format!("{path}?on={day}#{place}"), ""));
    }
    let form = visit.form(&visit.path, 0, &Values::new()).await?;
    page(visit, record, wrong, form, None).await
}

/// Looks the family up, or puts the thing into its record and takes it out of this one.
pub(crate) async fn send(
    visit: &FamilyVisit,
    sent: &Sent,
    record: &CaseRecord,
    wrong: Wrong,
) -> Result<Response, Trouble> {
    let only_looks = sent.values.ticked(MORE);
    let mut reader = FormReader::new(&sent.values);
    let to = reader.line("to", "The reference");
    let can_be_read = reader.problems.is_empty();
    let about = reader.many("children", "Whom it is about", About::read);
    let why = reader.text("why", "How you know that it belongs elsewhere");
    let mut problems = reader.problems;
    let mut family = None;
    if can_be_read {
        match right::find(visit, &to, wrong.what).await? {
            Ok(found) => family = Some(found),
            Err(sentence) => problems.add("to", sentence),
        }
    }
    if let Some(cannot) = wrong.cannot {
        problems.add("", cannot);
    }
    if let Some(family) = family.as_ref().filter(|_| !only_looks) {
        if sent.values.text(LOOKED_UP) == family.family().to_string() {
            complain(&about, &why, &mut problems);
        } else {
            problems.add(
                "to",
                "This is the family with that reference. Look whether it is the right one, and say whom it is about. Then send the \
                 form again.",
            );
        }
        if problems.is_empty() {
            match keep(visit, sent, (&wrong, family), (&about, &why)).await? {
                Ok(done) => return Ok(done),
                Err(in_the_way) => problems = in_the_way,
            }
        }
    }
    // It stands there as it is now: somebody may have changed it meanwhile.
    let form = visit.form_again(&visit.path, sent, &problems);
    page(visit, record, &wrong, form, family).await
}

/// Whom it is about in the right family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    /// This child.
    Child(PersonId),
    /// The family as a whole.
    Whole,
}

impl About {
    fn read(text: &str) -> Option<Self> {
        if text == WHOLE { Some(Self::Whole) } else { text.parse().ok().map(Self::Child) }
    }

    fn child(self) -> Option<PersonId> {
        match self {
            Self::Child(child) => Some(child),
            Self::Whole => None,
        }
    }
}

/// What is missing once the family is known.
fn complain(about: &[About], why: &str, problems: &mut Problems) {
    if about.is_empty() {
        problems.add("children", "Say whom in the right family it is about.");
    } else if about.len() > 1 && about.contains(&About::Whole) {
        problems
            .add("children", "Choose the children whom it is about, or the family as a whole, and not both.");
    }
    if why.is_empty() {
        problems.add(
            "why",
            "Say how you know that it belongs to the other family. Name nobody: it is kept in both records.",
        );
    }
}

/// Keeps it in both records or in neither, as long as it and the right family stand as the form showed them.
async fn keep(
    visit: &FamilyVisit,
    sent: &Sent,
    (wrong, right): (&Wrong, &FamilyPermit),
    (about, why): (&[About], &str),
) -> Result<Result<Response, Problems>, Trouble> {
    let (thing, here, there) = (wrong.thing, visit.family(), right.family());
    let new = visit.app.store().new_id();
    let children: Vec<PersonId> = about.iter().filter_map(|one| one.child()).collect();
    let (anew, reason) = (Arc::clone(&wrong.anew), why.to_owned());
    let from = From { in_hand: vec![thing], ..From::default() };
    let permits = vec![visit.permit.of_record(), right.of_record()];
    let was = sent.seen().to_owned();
    let kept = visit.keep_together(sent, why, from, permits, move |scene, _, acting| {
        let none = CaseRecord::default();
        let (of_wrong, of_right) =
            (scene.record(here).unwrap_or(&none), scene.record(there).unwrap_or(&none));
        let is = format!("{}{}", seen::one(of_wrong, thing.0, thing.1), right::mark(of_right));
        let anew = anew(of_right, new, children);
        let asked = WrongRecord { wrong: here.into(), thing, right: there.into(), anew, why: reason };
        seen::decide_still(&was, &is, || put_right(scene, &asked, acting))
    });
    Ok(match kept.await? {
        SaveOutcome::Done(changed) => {
            // A form sent twice was kept once, under the first number.
            let first = changed.iter().find(|one| one.kind == thing.0 && one.number != thing.1);
            let number = first.map_or(new, |one| one.number);
            Ok(visit.go(&(wrong.lands)(there, number), wrong.done))
        }
        SaveOutcome::Not(findings) => Err(problems(&findings, LABELS)),
        SaveOutcome::Clash(_) => Err(Problems::default()),
    })
}

/// The form, with the family where one was looked up.
async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    wrong: &Wrong,
    form: Form,
    right: Option<FamilyPermit>,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let found = match &right {
        Some(right) => Some(Found::open(visit, right, &names).await?),
        None => None,
    };
    let here = seen::one(record, wrong.thing.0, wrong.thing.1);
    let there = found.as_ref().map(|found| found.mark.as_str()).unwrap_or_default();
    let form = Form { seen: format!("{here}{there}"), ..form };
    let (note, contact) = stands(visit, record, &names, wrong.thing);
    let content = context! {
        form => shown(&form),
        note => shown(note),
        contact => shown(contact),
        what => wrong.what,
        cannot => wrong.cannot,
        found => shown(found),
        me => visit.who.name.as_str(),
        back => wrong.back.as_str(),
    };
    let title = "Recorded in the wrong family";
    visit.page_as(status_of(&form), "wrong_family/put_right.html", title, record, content).await
}

/// It as it stands.
fn stands(
    visit: &FamilyVisit,
    record: &CaseRecord,
    names: &WorkerNames,
    (kind, number): (Kind, i64),
) -> (Option<LineShown>, Option<ToldContact>) {
    match record.find(kind, number).map(|kept| kept.value) {
        Some(Object::CaseNote(note)) => {
            let kept = record.case_note(note.id);
            (kept.map(|kept| LineShown::of_note(visit, record, names, kept)), None)
        }
        Some(Object::Contact(contact)) => (None, Some(ToldContact::of(&contact, record, names, visit.today))),
        _ => (None, None),
    }
}
