//! A child in need plan begins for some of the children, or ends.

use crate::{
    children::{ChildHere, children, keep},
    fields::{Row, all_ticked, choices, day, ticked},
};
use access::Deed;
use axum::response::Response;
use jiff::civil::Date;
use minijinja::context;
use practice::{
    CaseRecord,
    actions::pathway::{begin_in_need, end_in_need},
    ids::ChildId,
};
use ui::{
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    people_options::Choice,
    route::{Needs, Route},
    saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(crate) const ASK: Route =
    Route::get("/families/{family}/pathway/in-need", Needs::Family(Deed::Change), "in_need_plan.asked");
/// The form sent.
pub(crate) const SEND: Route =
    Route::post("/families/{family}/pathway/in-need", Needs::Family(Deed::Change), "in_need_plan.saved");

const BEGINS: &str = "begins";
const ENDS: &str = "ends";

fn may_have<'a>(visit: &FamilyVisit, here: &'a [ChildHere]) -> Vec<&'a ChildHere> {
    let may = |child: &&ChildHere| {
        let path = child.path();
        path.in_need_on(visit.today).is_some()
            || path.referral_on(visit.today).is_some() && path.protection_on(visit.today).is_none()
    };
    here.iter().filter(may).collect()
}

/// Shows the form.
pub(crate) async fn ask(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let here = children(&visit, &record, Deed::Change).await?;
    let about = may_have(&visit, &here);
    let mut begun = Values::new();
    begun.add_date("on", Some(visit.today));
    if about.iter().all(|child| child.path().in_need_on(visit.today).is_none()) {
        begun.add("what", BEGINS);
        all_ticked(&mut begun, about.iter().copied());
    }
    let form = visit.form(&visit.path, 0, &begun).await?;
    page(&visit, &record, &about, form).await
}

/// Keeps it.
pub(crate) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let here = children(&visit, &record, Deed::Change).await?;
    let about = may_have(&visit, &here);
    let said = read(&sent.values, &here);
    let begins = said.as_ref().is_ok_and(|said| said.what == BEGINS);
    let done = if begins { "in-need-begun" } else { "in-need-ended" };
    let kept = keep(&visit, &sent, &here, (said, done), |scene, said, acting| {
        let Said { what, on, words, children } = said;
        if what == BEGINS {
            begin_in_need(scene, on, &children, acting)
        } else {
            end_in_need(scene, (on, &words), &children, acting)
        }
    });
    match kept.await? {
        Ok(done) => Ok(done),
        Err(form) => page(&visit, &record, &about, form).await,
    }
}

/// What was said.
#[derive(Debug, Clone)]
struct Said {
    what: &'static str,
    on: Date,
    words: String,
    children: Vec<ChildId>,
}

fn read(values: &Values, here: &[ChildHere]) -> Result<Said, Problems> {
    let mut reader = FormReader::new(values);
    let what = reader.choice("what", "Say whether a plan begins or ends.", |text| {
        [BEGINS, ENDS].into_iter().find(|known| *known == text)
    });
    let children = ticked(&mut reader, here).into_iter().map(|child| child.id).collect();
    let on = day(&mut reader, "on", "The day");
    let words = reader.text("words", "Why it ends");
    if what == Some(ENDS) && words.is_empty() {
        reader.problems.add("words", "Say why the plan ends, or what follows it.");
    }
    match (what, on) {
        (Some(what), Some(on)) if reader.problems.is_empty() => Ok(Said { what, on, words, children }),
        _ => Err(reader.problems),
    }
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    about: &[&ChildHere],
    form: Form,
) -> Result<Response, Trouble> {
    let status = status_of(&form);
    let rows: Vec<Row> = about
        .iter()
        .map(|child| {
            let since = child.path().in_need_on(visit.today).map(|plan| calendar::long(plan.from));
            Row::of(
                child,
                since.map_or("no child in need plan".to_owned(), |since| format!("a plan since {since}")),
            )
        })
        .collect();
    let content = context! {
        form => shown(form),
        back => visit.within("pathway"),
        children => shown(choices(about.iter().copied())),
        rows => shown(rows),
        whats => shown(vec![Choice::new(BEGINS, "A plan begins"), Choice::new(ENDS, "The plan ends")]),
    };
    visit.page_as(status, "pathway/in_need.html", "Child in need plan", record, content).await
}
