//! Keeping a file as it was sent to the Department: when, and what was told of the queries that are left.

use super::{held_file::HeldFile, sent};
use axum::{http::StatusCode, response::Response};
use calendar::Date;
use minijinja::context;
use record::{StoreError, submissions::SentFile};
use returns::report::{self, Level, RuleCard};
use serde::Serialize;
use std::{collections::BTreeMap, sync::Arc};
use ui::{
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/returns/{check}/keep", Needs::Office(Office::Returns), "return.keeping_sent");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/returns/{check}/keep", Needs::Office(Office::Returns), "return.sent_kept");

/// A rule that asks for an explanation.
#[derive(Serialize)]
struct Asked {
    field: String,
    code: &'static str,
    message: &'static str,
    found: usize,
}

/// Asks for the day and the explanations.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let held = HeldFile::at(&visit).await?;
    visit.app.store().note_check(visit.permit, visit.route.verb, &held.run.summary()).await?;
    let mut there = Values::new();
    there.add_date("sent", Some(visit.today));
    let form = visit.form(&visit.path, 0, &there).await?;
    page(&visit, &held, StatusCode::OK, form)
}

/// Keeps it.
pub(super) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let held = HeldFile::at(&visit).await?;
    let mut reader = FormReader::new(&sent.values);
    let on = reader.date("sent", "The day on which it was sent");
    if on.is_none() && !reader.problems.has("sent") {
        reader.problems.add("sent", "Say on which day it was sent.");
    }
    if on.is_some_and(|on| on > visit.today) {
        reader.problems.add("sent", "The day on which it was sent is not to come.");
    }
    let explanations: BTreeMap<String, String> = queries(&held)
        .into_iter()
        .map(|(rule, _)| {
            let label = format!("What was told of rule {}", rule.code);
            (rule.code.to_owned(), reader.text(&field(rule.code), &label).trim().to_owned())
        })
        .collect();
    if !held.run.report.is_whole() {
        reader.problems.add("", "Not all of the file was read, so that nobody can say what was sent.");
    }
    let mut problems = reader.problems;
    if let Some(sent_on) = on.filter(|_| problems.is_empty()) {
        let kept = as_sent(&held, sent_on, explanations);
        let file = Arc::new(held.bytes().to_vec());
        match visit.app.store().keep_submission(visit.permit, kept, file).await {
            Ok(()) => return Ok(visit.go(&sent::path(held.run.id), "sent-kept")),
            Err(StoreError::Refused(why) | StoreError::Conflict(why)) => problems.add("", why),
            Err(error) => return Err(error.into()),
        }
    }
    again(&visit, &held, &sent, &problems)
}

/// The file as it was sent, with what is known of it without asking.
fn as_sent(held: &HeldFile, sent_on: Date, explanations: BTreeMap<String, String>) -> SentFile {
    let (run, outline, summary) = (&held.run, &held.outline, held.run.summary());
    SentFile {
        id: run.id,
        what: summary.what,
        year: summary.year,
        serial: outline.serial.unwrap_or(1),
        authority: outline.authority.clone().unwrap_or_default(),
        checked_at: run.checked_at,
        sent_on,
        children: outline.children() as u64,
        episodes: outline.episodes,
        errors: summary.errors,
        queries: summary.queries,
        calendar: format!(
            "Bank holidays of England and Wales as proclaimed up to {}, as Kith {} has them",
            calendar::PROCLAIMED_TO,
            env!("CARGO_PKG_VERSION")
        ),
        rules: format!(
            "{} of {}, as Kith {} has them",
            report::count(run.report.rules.len() as u64, "rule", "rules"),
            run.report.year,
            env!("CARGO_PKG_VERSION")
        ),
        explanations,
    }
}

/// The rules whose queries are left, with how many there are.
fn queries(held: &HeldFile) -> Vec<(RuleCard, usize)> {
    let found = held.run.report.by_rule().into_iter();
    found.filter(|(rule, _)| rule.level == Level::Query).map(|(rule, found)| (*rule, found)).collect()
}

/// The field for what was told of a rule's queries.
fn field(code: &str) -> String {
    format!("why-{code}")
}

fn again(
    visit: &OfficeVisit,
    held: &HeldFile,
    sent: &Sent,
    problems: &Problems,
) -> Result<Response, Trouble> {
    page(visit, held, StatusCode::UNPROCESSABLE_ENTITY, visit.form_again(&visit.path, sent, problems))
}

fn page(visit: &OfficeVisit, held: &HeldFile, status: StatusCode, form: Form) -> Result<Response, Trouble> {
    let asked: Vec<Asked> = queries(held)
        .into_iter()
        .map(|(rule, found)| Asked { field: field(rule.code), code: rule.code, message: rule.message, found })
        .collect();
    let content = context! {
        form => shown(form),
        base => format!("{}/file", held.path()),
        title => held.run.report.title(),
        errors => held.run.summary().errors,
        asked => shown(asked),
    };
    visit.show_as(status, "returns/keep.html", &visit.frame("Keep a file as it was sent"), content)
}
