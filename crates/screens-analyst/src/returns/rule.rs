//! One rule: what it says, and every place where it found something.

use super::{
    finding::{level, lines},
    looked::Looked,
};
use crate::pages::Pages;
use axum::response::Response;
use minijinja::context;
use ui::{
    page::shown,
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/returns/{check}/rules/{rule}", Needs::Office(Office::Returns), "return.rule_seen");

/// Shows it.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let looked = Looked::at(&visit).await?;
    let (run, base) = (&looked.run, looked.path());
    let code = visit.params.get("rule").map(String::as_str).unwrap_or_default();
    let at = run.report.rules.iter().position(|rule| rule.code == code).ok_or(Trouble::Absent)?;
    let rule = run.report.rules.get(at).ok_or(Trouble::Absent)?;
    let places: Vec<usize> = (run.report.findings.iter().enumerate())
        .filter(|(_, finding)| finding.rule == at)
        .map(|(place, _)| place)
        .collect();
    let (count, pages) = (places.len(), Pages::asked(visit.query.text("page"), places.len()));
    let content = context! {
        what => run.report.what,
        code => rule.code,
        level => level(rule.level),
        message => rule.message,
        asks => rule.asks(),
        module => rule.module,
        fields => rule.fields.to_vec(),
        years => format!("{} to {}", rule.first, rule.last),
        list => lines(run, &base, pages.cut(places)),
        count,
        pages => shown(pages),
        base,
    };
    visit.show("returns/rule.html", &format!("Rule {code}"), content)
}
