//! A page of a family's record, with what stands at the top of every one: who it is about, its alerts, and the ways through it.

use crate::{
    next::{self, Ahead, NextLine},
    page::{AsItStood, NavLink, shown},
    private,
    route::Needs,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::{Value, context};
use practice::{
    CaseRecord,
    family::CaseStatus,
    ids::WorkerId,
    rules::{self, Look},
};
use serde::Serialize;
use std::collections::HashMap;

/// The identity bar and the record's navigation.
#[derive(Debug, Clone, Serialize)]
struct FamilyFrame {
    name: String,
    reference: String,
    stage: &'static str,
    restricted: bool,
    closed: Option<String>,
    lead_worker: Option<String>,
    home: String,
    children: Vec<ChildLine>,
    nav: Vec<NavLink>,
    next: Option<Foot>,
    /// The day on which the page is read, for paper.
    today: String,
}

/// What to do next with the family, at the foot of each page that is read.
#[derive(Debug, Clone, Serialize)]
struct Foot {
    others: Vec<NextLine>,
    next: Option<NextLine>,
    here: bool,
    danger: bool,
}

impl Foot {
    /// Nothing on a form, and on the overview, which says it at its top.
    fn of(visit: &FamilyVisit, record: &CaseRecord, names: &HashMap<WorkerId, String>) -> Option<Self> {
        let reads = visit.route.needs == Needs::Family(Deed::See) && visit.path != visit.within("");
        if !reads || visit.on.is_some() {
            return None;
        }
        let thresholds = &visit.app.settings().thresholds;
        let look = Look { record, today: visit.today, thresholds };
        let errands = next::errands(look, &rules::check(look));
        let Ahead { others, next, danger } = next::of_visit(visit, record, names, &errands);
        let here = next.as_ref().is_some_and(|next| next.href == visit.path);
        (next.is_some() || !others.is_empty()).then_some(Self { others, next, here, danger })
    }
}

/// One child in the bar.
#[derive(Debug, Clone, Serialize)]
struct ChildLine {
    name: String,
    /// What the child is called, for a phone, where the bar has no room for many names in full.
    short: String,
    age: String,
    born: Option<String>,
    alerts: Vec<String>,
}

/// The screens of a record, in the order of the work: path within the record and words.
const SCREENS: &[(&str, &str)] = &[
    ("", "Overview"),
    ("people", "People"),
    ("map", "Map"),
    ("scaling", "Scaling"),
    ("network", "Network"),
    ("plan", "Safety plan"),
    ("trajectory", "Trajectory"),
    ("notes", "Notes"),
    ("pathway", "Pathway"),
    ("check", "Check and sign off"),
    ("family-plan", "Plan for the family"),
    ("history", "History"),
];

impl FamilyFrame {
    /// Draws the frame from the record.
    fn of(visit: &FamilyVisit, record: &CaseRecord, names: &HashMap<WorkerId, String>) -> Self {
        let family = record.families.first().map(|kept| &kept.value);
        let day = visit.on.unwrap_or(visit.today);
        let mut children: Vec<_> = record.people.iter().filter(|person| person.is_child()).collect();
        children.sort_by_key(|child| (child.born, child.id));
        Self {
            name: family.map(|family| family.name.clone()).unwrap_or_default(),
            reference: family.map(|family| family.reference.clone()).unwrap_or_default(),
            stage: family.map(|family| family.stage.words()).unwrap_or_default(),
            restricted: family.is_some_and(|family| family.restricted),
            closed: family
                .filter(|family| family.status == CaseStatus::Closed)
                .and_then(|family| family.closed)
                .map(calendar::long),
            lead_worker: family
                .and_then(|family| family.lead_worker)
                .and_then(|worker| names.get(&worker).cloned()),
            home: visit.within(""),
            children: children
                .into_iter()
                .map(|child| ChildLine {
                    name: child.full_name(),
                    short: child.short_name().to_owned(),
                    age: child.born.map(|born| calendar::age_on(born, day).describe()).unwrap_or_default(),
                    born: child.born.filter(|born| *born <= day).map(calendar::long),
                    alerts: child.alerts.clone(),
                })
                .collect(),
            nav: SCREENS
                .iter()
                .map(|(rest, text)| {
                    let href = visit.within(rest);
                    let below = format!("{href}/");
                    let active = visit.path == href || (!rest.is_empty() && visit.path.starts_with(&below));
                    NavLink { text, href, active }
                })
                .collect(),
            today: calendar::long(visit.today),
            next: Foot::of(visit, record, names),
        }
    }
}

impl FamilyVisit {
    /// A page of the family's record, with the identity bar and the record's navigation.
    pub async fn page(
        &self,
        template: &str,
        title: &str,
        record: &CaseRecord,
        content: Value,
    ) -> Result<Response, Trouble> {
        self.page_as(StatusCode::OK, template, title, record, content).await
    }

    /// The same with another status. Where it holds a hidden address or telephone number, nothing of it prints.
    pub async fn page_as(
        &self,
        status: StatusCode,
        template: &str,
        title: &str,
        record: &CaseRecord,
        content: Value,
    ) -> Result<Response, Trouble> {
        // What is printed of an earlier day leaves the building today.
        let mut private = private::told(record, None, &content);
        if private.is_empty() && self.on.is_some() {
            let today = self.app.store().open_family_again(&self.permit).await?;
            private = private::told(&today, None, &content);
        }
        self.page_held(status, template, title, record, (content, private)).await
    }

    /// The same, held back from the printer where somebody is named whose hidden address or telephone number it holds. For
    /// pages whose print is less than what stands on the screen, and that have looked for themselves.
    pub async fn page_held(
        &self,
        status: StatusCode,
        template: &str,
        title: &str,
        record: &CaseRecord,
        (content, private): (Value, String),
    ) -> Result<Response, Trouble> {
        let mut frame = self.frame(title);
        frame.private = private;
        frame.on = self.on.map(|day| AsItStood { date: day.to_string(), words: calendar::long(day) });
        let names = self.worker_names().await?;
        let family = FamilyFrame::of(self, record, &names);
        self.show_as(status, template, &frame, context! { family => shown(family), ..content })
    }
}
