//! Taking back in both records that two are one person.

use access::{Deed, RecordPermit};
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{actions::one_person::not_one_person, party::OnePerson};
use ui::{
    form::{FormReader, Problems, Values},
    keep::{From, SaveOutcome, problems},
    page::{Form, shown},
    saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::Visit,
};

/// The statement, as the page's record has it.
pub(super) struct Said {
    /// The leave to write in the page's record.
    pub(super) permit: RecordPermit,
    /// The statement.
    pub(super) statement: OnePerson,
    /// Who of the page's record it is about.
    pub(super) name: String,
    /// The page to which it leads back.
    pub(super) back: String,
}

/// Asks why.
pub(super) async fn ask(visit: &Visit, said: &Said) -> Result<Response, Trouble> {
    let form = visit.form(&visit.path, 0, &Values::new()).await?;
    page(visit, said, StatusCode::OK, form)
}

/// Takes it back, or shows what stands in the way with the reason still there.
pub(super) async fn send(visit: &Visit, said: &Said, sent: &Sent) -> Result<Response, Trouble> {
    let mut reader = FormReader::new(&sent.values);
    let reason = reader.needed("reason", "Why it is taken back", "Say why they are not one person.");
    let mut wrong = reader.problems;
    if wrong.is_empty() {
        match visit.permit_for(said.statement.elsewhere, Deed::Change).await? {
            Ok(there) => {
                let (id, why, permits) = (said.statement.id, reason.clone(), vec![said.permit, there]);
                let kept = visit
                    .keep_together(sent, &reason, From::default(), permits, move |scene, _, _| {
                        not_one_person(scene, id, &why)
                    })
                    .await?;
                match kept {
                    SaveOutcome::Done(_) => return Ok(visit.go(&said.back, "one-person-taken-back")),
                    SaveOutcome::Not(findings) => wrong = problems(&findings, &[("reason", "Why")]),
                    SaveOutcome::Clash(_) => {}
                }
            }
            Err(_) => wrong = both_are_needed(),
        }
    }
    let form = visit.form_again(&visit.path, sent, &wrong);
    page(visit, said, status_of(&form), form)
}

/// What is said to whoever may write in one of the two records only.
fn both_are_needed() -> Problems {
    let mut problems = Problems::default();
    let sentence = "It stands in both records, and you may write in one of them. Nothing was changed. Ring whoever works \
                    with the other one, or ask your supervisor.";
    problems.add("", sentence);
    problems
}

fn page(visit: &Visit, said: &Said, status: StatusCode, form: Form) -> Result<Response, Trouble> {
    let content = context! {
        form => shown(form),
        name => said.name.as_str(),
        because => said.statement.because.as_str(),
        back => said.back.as_str(),
    };
    visit.show_as(status, "one_person/take_back.html", &visit.frame("Not one person"), content)
}
