//! Finishing a section 47 enquiry: what became of it for each child.

use crate::{
    children::{ChildHere, children, keep},
    fields::{Row, all, all_ticked, choices, day, of, runs, seen, ticked, unticked, yes_and_no, yes_no},
};
use access::Deed;
use axum::response::Response;
use minijinja::context;
use pathway::{
    ClockId,
    codes::{AwayFromDanger, EnquiryOutcome},
    objects::NotWithDanger,
};
use practice::{
    CaseRecord,
    actions::pathway::{Concluded, conclude},
    ids::ChildId,
    rules::{Look, tonights_plan},
};
use ui::{
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    route::{Needs, Route},
    saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(crate) const ASK: Route =
    Route::get("/families/{family}/pathway/enquiry", Needs::Family(Deed::Decide), "enquiry.asked");
/// The form sent.
pub(crate) const SEND: Route =
    Route::post("/families/{family}/pathway/enquiry", Needs::Family(Deed::Decide), "enquiry.concluded");

fn open(here: &[ChildHere]) -> Vec<&ChildHere> {
    here.iter().filter(|child| child.path().open_enquiry().is_some()).collect()
}

/// Shows the form.
pub(crate) async fn ask(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let here = children(&visit, &record, Deed::Decide).await?;
    let about = open(&here);
    let mut begun = Values::new();
    all_ticked(&mut begun, about.iter().copied());
    begun.add_date("on", Some(visit.today));
    let form = visit.form(&visit.path, 0, &begun).await?;
    page(&visit, &record, &about, form).await
}

/// Keeps it.
pub(crate) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let here = children(&visit, &record, Deed::Decide).await?;
    let about = open(&here);
    let said = (read(&sent.values, &here), "enquiry-done");
    let family = visit.family();
    let kept =
        keep(&visit, &sent, &here, said, move |scene, said, acting| conclude(scene, family, &said, acting));
    match kept.await? {
        Ok(done) => Ok(done),
        Err(form) => page(&visit, &record, &about, form).await,
    }
}

fn read(values: &Values, here: &[ChildHere]) -> Result<Vec<(ChildId, Concluded)>, Problems> {
    let mut reader = FormReader::new(values);
    let chosen = ticked(&mut reader, here);
    unticked(&mut reader, here, &chosen, &["no_conference", "not_with_danger_words"]);
    let on = day(&mut reader, "on", "The day on which it was finished");
    let words = reader.needed("words", "What was found", "Say what was found.");
    let mut said = Vec::new();
    for child in chosen {
        let (seen, seen_alone, outcome, no_conference_because, not_with_danger) =
            reader.block(&child.name, |reader| {
                let seen = seen(reader, child.id);
                let seen_alone = yes_no(reader, &of("alone", child.id), "Whether the child was seen alone");
                let outcome = reader.choice(
                    &of("outcome", child.id),
                    "Say what became of it.",
                    EnquiryOutcome::from_code,
                );
                let because = reader.text(&of("no_conference", child.id), "Why no conference is needed");
                if outcome == Some(EnquiryOutcome::NoContinuingRisk) && because.is_empty() {
                    reader.problems.add(of("no_conference", child.id), "Say why no conference is needed.");
                }
                (seen, seen_alone, outcome, because, not_with_danger(reader, child.id))
            });
        if let Some(on) = on {
            let words = words.clone();
            let one =
                Concluded { on, seen, seen_alone, words, outcome, no_conference_because, not_with_danger };
            said.push((child.id, one));
        }
    }
    if reader.problems.is_empty() { Ok(said) } else { Err(reader.problems) }
}

/// Where the child is instead of with the danger, if anybody says so.
fn not_with_danger(reader: &mut FormReader<'_>, child: ChildId) -> Option<NotWithDanger> {
    let field = of("not_with_danger", child);
    let at = reader.optional(&field, "Where the child is", AwayFromDanger::from_code);
    let words = reader.text(&of("not_with_danger_words", child), "With whom the child is");
    if at.is_none() && !words.is_empty() && !reader.problems.has(&field) {
        reader.problems.add(field, "Say where the child is.");
    }
    at.map(|at| NotWithDanger { at, words })
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
            let now = child.path().open_enquiry().map(|open| {
                let ends = runs(visit, ClockId::InitialConference, open.from);
                format!(
                    "Begun with the discussion of {}. If there is a conference: {ends}.",
                    calendar::long(open.from)
                )
            });
            Row::of(child, now.unwrap_or_default())
        })
        .collect();
    let look = Look { record, today: visit.today, thresholds: &visit.app.settings().thresholds };
    let tonight = tonights_plan(look).and_then(|plan| plan.valid_until).map(calendar::long);
    let content = context! {
        form => shown(form),
        until => tonight,
        plan => visit.within("plan/tonight"),
        aways => shown(all!(AwayFromDanger)),
        back => visit.within("pathway"),
        children => shown(choices(about.iter().copied())),
        rows => shown(rows),
        outcomes => shown(all!(EnquiryOutcome)),
        answers => shown(yes_and_no()),
    };
    visit.page_as(status, "pathway/enquiry.html", "Finish a section 47 enquiry", record, content).await
}
