//! Saying that somebody is known elsewhere too: looked for by name, said with how it is known, and kept in both records or in none.

use super::found::{self, Found};
use access::{Deed, RecordPermit};
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    actions::one_person::{feared_here_helps_there, one_person},
    ids::{OnePersonId, PersonId},
};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};
use ui::{
    form::{FormReader, MORE, Problems, Values},
    keep::{From, SaveOutcome, problems},
    page::{Form, shown},
    saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::Visit,
};

/// Who of the page's record it is about.
pub(super) struct Here {
    /// The leave to write in the page's record.
    pub(super) permit: RecordPermit,
    /// Who of it. None: whom it is about.
    pub(super) person: Option<PersonId>,
    /// What they are called.
    pub(super) name: String,
    /// The page to which it leads back.
    pub(super) back: String,
}

/// The form's fields, by name, and what people call them.
const LABELS: &[(&str, &str)] = &[("elsewhere", "Who it is elsewhere"), ("because", "How it is known")];

/// Shows the form, with the name to look for.
pub(super) async fn ask(visit: &Visit, here: &Here) -> Result<Response, Trouble> {
    let mut begun = Values::new();
    begun.add("called", &here.name);
    let form = visit.form(&visit.path, 0, &begun).await?;
    page(visit, here, StatusCode::OK, form, Found::default())
}

/// Looks for a name, or keeps the statement.
pub(super) async fn send(visit: &Visit, here: &Here, sent: &Sent) -> Result<Response, Trouble> {
    let record = here.permit.record();
    let mut reader = FormReader::new(&sent.values);
    let called: String = reader.line("called", "Name").chars().take(200).collect();
    if sent.values.ticked(MORE) && reader.problems.is_empty() {
        let found = found::find(visit, &called, record).await?;
        let form = visit.form_again(&visit.path, sent, &Problems::default());
        return page(visit, here, StatusCode::OK, form, found);
    }
    let there = reader.choice("elsewhere", "Look for the name and choose who it is.", found::read);
    let because = reader.needed("because", "How it is known", "Say how you know that they are one person.");
    let mut wrong = reader.problems;
    if let (Some(there), true) = (there, wrong.is_empty()) {
        // Whoever may not write there any more is told no more than who never could.
        let Ok(permit) = visit.permit_for(there.0, Deed::Change).await? else {
            wrong.add("elsewhere", "Look for the name again and choose who it is.");
            return again(visit, here, sent, &wrong, &called).await;
        };
        let (id, on) = (OnePersonId(visit.app.store().new_id()), visit.today);
        let (from, permits) = (From::default(), vec![here.permit, permit]);
        let here_is = (record, here.person);
        // Whoever says it may write in both records, and so may know this of them.
        let (is_feared, tells) = (Arc::new(AtomicBool::new(false)), Ordering::Relaxed);
        let found = Arc::clone(&is_feared);
        let kept = visit
            .keep_together(sent, "", from, permits, move |scene, _, _| {
                found.store(feared_here_helps_there(scene, here_is, there), tells);
                one_person(scene, id, (here_is, there), (on, &because))
            })
            .await?;
        match kept {
            SaveOutcome::Done(_) => {
                let said = if is_feared.load(tells) { "one-person-feared" } else { "one-person-said" };
                return Ok(visit.go(&here.back, said));
            }
            SaveOutcome::Not(findings) => wrong = problems(&findings, LABELS),
            SaveOutcome::Clash(_) => {}
        }
    }
    again(visit, here, sent, &wrong, &called).await
}

async fn again(
    visit: &Visit,
    here: &Here,
    sent: &Sent,
    wrong: &Problems,
    called: &str,
) -> Result<Response, Trouble> {
    let has_chosen = !sent.values.text("elsewhere").is_empty();
    let found =
        if has_chosen { found::find(visit, called, here.permit.record()).await? } else { Found::default() };
    let form = visit.form_again(&visit.path, sent, wrong);
    page(visit, here, status_of(&form), form, found)
}

fn page(
    visit: &Visit,
    here: &Here,
    status: StatusCode,
    form: Form,
    found: Found,
) -> Result<Response, Trouble> {
    let content = context! {
        form => shown(form),
        found => shown(found),
        name => here.name.as_str(),
        back => here.back.as_str(),
    };
    visit.show_as(status, "one_person/say.html", &visit.frame("Known elsewhere too"), content)
}
