//! The pages of closing that ask for one text: why the work can end, what the audit found, why it is decided otherwise.

use super::show;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    CaseRecord,
    actions::{Acting, Change, Refused},
    family::CaseStatus,
};
use ui::{
    form::{FormReader, Problems, Values},
    keep::SaveOutcome,
    page::{Form, shown},
    saving::status_of,
    seen,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The words of one such page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    /// The heading.
    pub(super) title: &'static str,
    /// What to know before writing.
    pub(super) about: &'static str,
    /// The field, by the name that it has in the type.
    pub(super) field: &'static str,
    /// What is asked. Empty: nothing but the button.
    pub(super) question: &'static str,
    /// What to say where nothing was written.
    pub(super) empty: &'static str,
    /// The button.
    pub(super) button: &'static str,
    /// Whether what is still missing is shown above the form.
    pub(super) shows_missing: bool,
    /// The code of what to say when it is done.
    pub(super) done: &'static str,
    /// Why there is nothing to do here, in words. None: there is, and the form is shown.
    pub(super) nothing: fn(&CaseRecord) -> Option<&'static str>,
}

/// Why there is nothing to audit, to decide or to close.
pub(super) fn nothing_to_decide(record: &CaseRecord) -> Option<&'static str> {
    if is_closed(record) {
        return Some(
            "This case is closed. There is nothing to decide until it is opened again and somebody asks to close it.",
        );
    }
    let nobody = "Nobody has asked to close this case. There is nothing to decide until somebody does.";
    show::request(record).is_none().then_some(nobody)
}

/// Why there is nothing to ask for.
pub(super) fn nothing_to_ask(record: &CaseRecord) -> Option<&'static str> {
    if is_closed(record) {
        return Some("This case is closed already. There is nothing to ask for.");
    }
    let asked = "Somebody has asked to close this case already. There is nothing more to ask for: it waits for the audit and \
                 for the decision.";
    show::request(record).is_some().then_some(asked)
}

/// Why there is nothing to open again.
pub(super) fn nothing_to_open(record: &CaseRecord) -> Option<&'static str> {
    (!is_closed(record)).then_some("This case is open. There is nothing to open again.")
}

fn is_closed(record: &CaseRecord) -> bool {
    record.families.first().is_some_and(|family| family.status == CaseStatus::Closed)
}

impl Step {
    /// Shows the form.
    pub(super) async fn ask(&self, visit: &FamilyVisit) -> Result<Response, Trouble> {
        let record = visit.record().await?;
        let form = visit.form(&visit.path, 0, &Values::new()).await?;
        self.page(visit, &record, StatusCode::OK, form, "").await
    }

    /// Does it with what was written, or shows what stands in the way with everything still there.
    pub(super) async fn act<F>(
        &self,
        visit: &FamilyVisit,
        sent: &Sent,
        decide: F,
    ) -> Result<Response, Trouble>
    where
        F: FnOnce(&CaseRecord, &str, &mut Acting<'_>) -> Result<Vec<Change>, Refused>
            + Clone
            + Send
            + 'static,
    {
        let record = visit.record().await?;
        if (self.nothing)(&record).is_some() {
            let form = visit.form_again(&visit.path, sent, &Problems::default());
            let typed = sent.values.text(self.field);
            return self.page(visit, &record, StatusCode::UNPROCESSABLE_ENTITY, form, typed).await;
        }
        let mut reader = FormReader::new(&sent.values);
        let text = if self.question.is_empty() {
            String::new()
        } else {
            reader.needed(self.field, self.question, self.empty)
        };
        let problems: Problems = reader.problems;
        let form = if problems.is_empty() {
            let why = text.clone();
            let kept = visit
                .act_as_seen(sent, &why, seen::closures, move |record, acting| decide(record, &text, acting))
                .await?;
            if matches!(kept, SaveOutcome::Done(_)) {
                return Ok(visit.go(&visit.within("closing"), self.done));
            }
            visit
                .form_after(&visit.path, sent, kept, &[(self.field, self.question)], |_| Values::new())
                .await?
        } else {
            visit.form_again(&visit.path, sent, &problems)
        };
        let record = visit.record().await?;
        self.page(visit, &record, status_of(&form), form, "").await
    }

    async fn page(
        &self,
        visit: &FamilyVisit,
        record: &CaseRecord,
        status: StatusCode,
        form: Form,
        not_kept: &str,
    ) -> Result<Response, Trouble> {
        let nothing = (self.nothing)(record);
        let missing =
            if self.shows_missing && nothing.is_none() { show::missing(visit, record) } else { Vec::new() };
        let form = Form { seen: seen::closures(record), ..form };
        let content = context! {
            form => shown(form),
            nothing,
            not_kept,
            title => self.title,
            about => self.about,
            field => self.field,
            question => self.question,
            button => self.button,
            missing => shown(missing),
            back => visit.within("closing"),
        };
        visit.page_as(status, "closing/step.html", self.title, record, content).await
    }
}
