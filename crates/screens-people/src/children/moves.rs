//! Moving a child to another family's record. Each open thing of the giving family that names the child is asked about beside its own
//! words; nothing goes along by silence.

use super::{
    links,
    move_read::{self, Asked, OpenThing, open_things},
};
use access::Deed;
use axum::response::Response;
use practice::{
    CaseRecord, RecordId,
    actions::children::move_child::{Move, move_child},
    ids::{FamilyId, LinkId, PersonId},
};
use record::homes::ChildOpened;
use serde::Serialize;
use ui::{
    form::{Problems, Values},
    keep::{From, SaveOutcome, problems},
    page::Form,
    people_options::Choice,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::ChildVisit,
};

/// The form.
pub(super) const ASK: Route =
    Route::get("/children/{child}/move", Needs::Child(Deed::Decide), "child.move_asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/children/{child}/move", Needs::Child(Deed::Decide), "child.moved");

const LABELS: &[(&str, &str)] = &[("to", "The family"), ("on", "The day")];

/// What is said where no family answers to a reference, whether there is none or only none of which one may know.
const NO_FAMILY: &str = "No family that you can find has this reference. Look at it again, or ask the team that works with the family.";

/// What the form needs besides its fields.
#[derive(Debug, Clone, Serialize)]
struct MovePage {
    back: String,
    called: String,
    /// The family whose record holds the child now. Empty: none of which the reader may know.
    from: String,
    /// Whether the child belongs or belonged to no family's record of which the reader may know.
    is_first: bool,
    knows: Vec<Choice>,
    things: Vec<OpenThing>,
}

/// The record of the giving family, for the words of what is open there. None: its people have to decide too.
async fn giving(visit: &ChildVisit, opened: &ChildOpened) -> Result<Option<(CaseRecord, PersonId)>, Trouble> {
    let Some(family) = links::holding(visit, opened) else { return Ok(None) };
    let Ok(permit) = visit.permit_for_family(family.link.family, Deed::Decide).await? else {
        return Ok(None);
    };
    let record = visit.app.store().open_family(&permit, visit.reading()).await?;
    Ok(Some((record, family.link.person)))
}

/// Shows the form.
pub(super) async fn ask(visit: ChildVisit) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let giving = giving(&visit, &opened).await?;
    let mut begun = Values::new();
    begun.add_date("on", Some(visit.today));
    let form = visit.form(&visit.path, 0, &begun).await?;
    page(&visit, &opened, giving.as_ref(), form)
}

/// Moves the child, or shows the form again with all that was said.
pub(super) async fn send(visit: ChildVisit, sent: Sent) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let giving = giving(&visit, &opened).await?;
    let things = things(&visit, giving.as_ref());
    let leaves = links::holding(&visit, &opened).is_some();
    let wrong = match move_read::read(&sent.values, (leaves, &things), || visit.app.store().new_id()) {
        Err(problems) => problems,
        Ok(asked) => match keep(&visit, &sent, &opened, asked).await? {
            Err(problems) => problems,
            Ok(SaveOutcome::Not(findings)) => problems(&findings, LABELS),
            Ok(SaveOutcome::Done(_) | SaveOutcome::Clash(_)) => {
                return Ok(visit.go(&visit.after_deciding().await?, "child-moved"));
            }
        },
    };
    page(&visit, &visit.opened().await?, giving.as_ref(), visit.form_again(&visit.path, &sent, &wrong))
}

async fn keep(
    visit: &ChildVisit,
    sent: &Sent,
    opened: &ChildOpened,
    asked: Asked,
) -> Result<Result<SaveOutcome, Problems>, Trouble> {
    let store = visit.app.store();
    let Some(to) = store.receiving_family(&visit.permit, &asked.to).await? else {
        let mut wrong = Problems::default();
        wrong.add("to", NO_FAMILY);
        return Ok(Err(wrong));
    };
    let is_own = to.deed() == Deed::Decide;
    if !is_own && asked.agreed.is_empty() {
        let mut wrong = Problems::default();
        wrong.add("agreed", "Another team works with this family. Say who of that team agreed, and when.");
        return Ok(Err(wrong));
    }
    let from: Vec<FamilyId> =
        links::holding(visit, opened).map(|family| family.link.family).into_iter().collect();
    let mut families = visit.permits_for(from, Deed::Decide).await?;
    let to_record: RecordId = to.family().into();
    if families.iter().all(|permit| permit.record() != to_record) {
        families.push(to.of_record());
    }
    let moves = Move {
        child: visit.child(),
        to: to.family(),
        on: asked.on,
        stays_known: asked.stays_known,
        new: (PersonId(store.new_id()), LinkId(store.new_id())),
        answers: asked.answers,
    };
    let today = visit.today;
    let reason = asked.agreed;
    let kept = visit
        .decide(sent, &reason, (From::default(), families), move |scene, _| move_child(scene, &moves, today));
    Ok(Ok(kept.await?))
}

fn things(visit: &ChildVisit, giving: Option<&(CaseRecord, PersonId)>) -> Vec<OpenThing> {
    let things = giving.map(|(record, person)| open_things(record, *person, visit.today));
    things.unwrap_or_default()
}

fn page(
    visit: &ChildVisit,
    opened: &ChildOpened,
    giving: Option<&(CaseRecord, PersonId)>,
    form: Form,
) -> Result<Response, Trouble> {
    let child = &opened.record.child(visit.child()).ok_or(Trouble::Absent)?.value;
    let called = child.short_name().to_owned();
    let page = MovePage {
        back: visit.within(""),
        from: links::holding(visit, opened).map(|family| family.name.clone()).unwrap_or_default(),
        is_first: opened.families.is_empty(),
        knows: if links::holding(visit, opened).is_some() {
            vec![
                Choice::new("yes", format!("Yes: {called} belongs to both families")),
                Choice::new("no", format!("No: {called} leaves that family’s record")),
            ]
        } else {
            Vec::new()
        },
        things: things(visit, giving),
        called,
    };
    visit.decision_page(form, ("children/move.html", title(opened)), opened, page)
}

/// What the page and the way to it are called. A child who came without a family is not moved from anywhere.
pub(super) fn title(opened: &ChildOpened) -> &'static str {
    if opened.families.is_empty() {
        "Put into a family’s record"
    } else {
        "Move to another family’s record"
    }
}
