//! Deciding on a referral: each child of the contact has one, and an assessment begins or nothing further is done.

use crate::{
    children::{ChildHere, children, keep},
    fields::{Row, all, all_ticked, choices, of, ticked},
    show::begins_work,
};
use access::Deed;
use axum::response::Response;
use minijinja::context;
use pathway::codes::PrimaryNeed;
use practice::{
    CaseRecord, Kind,
    actions::{
        contact::opening,
        pathway::{Referred, refer},
    },
    contact::Contact,
    ids::{ChildId, ContactId},
};
use ui::{
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    people_options::Choice,
    route::{Needs, Route},
    safe_tonight::{self, Asks},
    saving::status_of,
    seen,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(crate) const ASK: Route =
    Route::get("/families/{family}/pathway/refer/{contact}", Needs::Family(Deed::Decide), "referral.asked");
/// The form sent.
pub(crate) const SEND: Route =
    Route::post("/families/{family}/pathway/refer/{contact}", Needs::Family(Deed::Decide), "referral.opened");

/// Shows the form. What the contact says already is not asked again.
pub(crate) async fn ask(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let here = children(&visit, &record, Deed::Decide).await?;
    let (contact, about) = named(&visit, &record, &here)?;
    let mut begun = Values::new();
    all_ticked(&mut begun, about.iter().copied());
    for child in &about {
        begun.add(of("next", child.id), ASSESS);
    }
    let form = visit.form(&visit.path, 0, &begun).await?;
    page(&visit, &record, (contact, &about), form).await
}

/// What is done next.
const ASSESS: &str = "assess";
const NOTHING: &str = "nothing";

/// Keeps the referrals.
pub(crate) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let here = children(&visit, &record, Deed::Decide).await?;
    let (contact, about) = named(&visit, &record, &here)?;
    let waits = contact.decision.is_none().then_some(contact);
    let read = may_refer(&record, contact).and_then(|()| read(&visit, (&sent.values, waits), &here));
    let (family, of_contact, was) = (visit.family(), contact.clone(), sent.seen().to_owned());
    let kept = keep(&visit, &sent, &here, (read, "referred"), move |scene, (reason, said), acting| {
        let is = scene
            .record(family)
            .filter(|_| of_contact.decision.is_none())
            .map(|record| shown_of(record, &of_contact));
        let mut decide = || refer(scene, (family, &of_contact, &reason), &said, acting);
        match is {
            Some(is) => seen::decide_still(&was, &is, decide),
            None => decide(),
        }
    });
    match kept.await? {
        Ok(done) => Ok(done),
        Err(form) => page(&visit, &record, (contact, &about), form).await,
    }
}

fn named<'a, 'b>(
    visit: &FamilyVisit,
    record: &'a CaseRecord,
    here: &'b [ChildHere],
) -> Result<(&'a Contact, Vec<&'b ChildHere>), Trouble> {
    let id: ContactId = visit.id("contact")?;
    let contact = record.contact(id).ok_or(Trouble::Absent)?;
    let about = here
        .iter()
        .filter(|child| contact.children.is_empty() || contact.children.contains(&child.person))
        .filter(|child| child.path().referral_on(visit.today).is_none() || child.path().waits().is_some())
        .collect();
    Ok((contact, about))
}

/// The mark of what the page shows of a contact on which nobody has decided.
fn shown_of(record: &CaseRecord, contact: &Contact) -> String {
    seen::one(record, Kind::Contact, contact.id.0)
}

/// Whether work begins because of this contact: somebody has decided so, or it is decided with the referral.
fn may_refer(record: &CaseRecord, contact: &Contact) -> Result<(), Problems> {
    if begins_work(contact) || opens(record, contact) {
        return Ok(());
    }
    let mut problems = Problems::default();
    let sentence =
        "Nobody has decided yet that work begins because of this contact. Decide on the contact first.";
    problems.add("", sentence);
    Err(problems)
}

/// Whether the case began with this contact and nobody has decided on it.
fn opens(record: &CaseRecord, contact: &Contact) -> bool {
    opening(record).is_some_and(|opening| opening.id == contact.id)
}

/// What is decided about each child, and why, with how people know that a child is safe tonight, where that is asked.
type Read = (String, Vec<(ChildId, Referred)>);

fn read(
    visit: &FamilyVisit,
    (values, waits): (&Values, Option<&Contact>),
    here: &[ChildHere],
) -> Result<Read, Problems> {
    let mut reader = FormReader::new(values);
    let chosen = ticked(&mut reader, here);
    let because = reader.needed("because", "Why", "Say why it was decided so.");
    let reason = safe_tonight::answered(&mut reader, waits, Asks::Safe, &because);
    let mut said = Vec::new();
    for child in chosen {
        let (need, next) = reader.block(&child.name, |reader| {
            let need =
                reader.optional(&of("need", child.id), "Why the child needs help", PrimaryNeed::from_code);
            let next = reader.choice(&of("next", child.id), "Say what is done next.", |text| {
                [ASSESS, NOTHING].into_iter().find(|known| *known == text)
            });
            if need.is_none() && next == Some(ASSESS) && !reader.problems.has(&of("need", child.id)) {
                reader.problems.add(of("need", child.id), "Say why the child needs help.");
            }
            (need, next)
        });
        let assessed_from = (next == Some(ASSESS)).then_some(visit.today);
        let because = because.clone();
        let no_further = Some(next == Some(NOTHING));
        said.push((child.id, Referred { need, no_further, because, assessed_from }));
    }
    if reader.problems.is_empty() { Ok((reason, said)) } else { Err(reader.problems) }
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    (contact, about): (&Contact, &[&ChildHere]),
    form: Form,
) -> Result<Response, Trouble> {
    let status = status_of(&form);
    let form =
        if contact.decision.is_none() { Form { seen: shown_of(record, contact), ..form } } else { form };
    let rows: Vec<Row> = about.iter().map(|child| Row::of(child, "")).collect();
    let content = context! {
        form => shown(form),
        back => visit.within("pathway"),
        received => calendar::long(contact.received_on()),
        told_by => contact.told_by(),
        worried => contact.worried.clone(),
        working_well => contact.working_well.clone(),
        needs_to_happen => contact.needs_to_happen.clone(),
        children => shown(choices(about.iter().copied())),
        rows => shown(rows),
        begins_work => begins_work(contact) || opens(record, contact),
        says_danger => contact.decision.is_none() && safe_tonight::is_asked(contact),
        safe_question => safe_tonight::QUESTION,
        danger_words => contact.danger_words.clone(),
        otherwise => if opens(record, contact) { visit.within("stage") } else { String::new() },
        needs => shown(all!(PrimaryNeed)),
        nexts => shown(vec![
            Choice::new(ASSESS, "An assessment begins today"),
            Choice::new(NOTHING, "Nothing further"),
        ]),
    };
    visit.page_as(status, "pathway/refer.html", "Decide on a referral", record, content).await
}
