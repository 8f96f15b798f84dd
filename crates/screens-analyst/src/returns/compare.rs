//! A check beside an earlier one of the same return: what is new, what was mended, what remains.

use super::{finding::level, looked::Looked};
use axum::response::Response;
use jiff::Timestamp;
use minijinja::context;
use practice::ids::{decode, encode};
use returns::report::{self, Level, Report};
use serde::Serialize;
use std::{collections::BTreeMap, sync::Arc};
use ui::{
    page::shown,
    people_options::Choice,
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
    words,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/returns/{check}/compare", Needs::Office(Office::Returns), "return.compared");

/// What became of one rule's findings.
#[derive(Serialize, Default)]
struct Line {
    code: &'static str,
    level: &'static str,
    message: &'static str,
    new: usize,
    mended: usize,
    remaining: usize,
    not_checked: usize,
}

/// Shows it, beside the check that the address names, or the one before it.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let looked = Looked::at(&visit).await?;
    let run = &looked.run;
    let saved: Vec<Choice> = (visit.app.store().saved_returns(visit.permit).await?.into_iter())
        .filter(|one| one.checked.what == run.which.code() && one.checked.id != run.id)
        .map(|one| {
            let text = format!("{}, {}", one.checked.name, words::moment(one.checked.checked_at));
            Choice::new(encode(one.checked.id), text)
        })
        .collect();
    let chosen = visit.query.text("with").to_owned();
    let before: Option<(Timestamp, Arc<Report>)> = match (decode(&chosen).ok(), &run.earlier) {
        (Some(id), _) => {
            let other = Looked::find(&visit, id).await?.run;
            if other.which != run.which {
                return Err(Trouble::Absent);
            }
            Some((other.checked_at, Arc::clone(&other.report)))
        }
        (None, Some(earlier)) => Some((earlier.checked_at, Arc::clone(&earlier.report))),
        (None, None) => None,
    };
    let lines = before.as_ref().map(|(_, before)| lines(before, &run.report));
    let total = |count: fn(&Line) -> usize| lines.iter().flatten().map(count).sum::<usize>();
    let content = context! {
        base => looked.path(),
        what => run.report.what,
        now => words::moment(run.checked_at),
        earlier => before.as_ref().map(|(at, _)| words::moment(*at)),
        new => total(|line| line.new),
        mended => total(|line| line.mended),
        remaining => total(|line| line.remaining),
        not_checked => total(|line| line.not_checked),
        lines => shown(lines),
        saved => shown(saved),
        session => run.earlier.is_some(),
        chosen,
    };
    visit.show("returns/compare.html", "Compared with an earlier check", content)
}

fn lines(before: &Report, now: &Report) -> Vec<Line> {
    let compared = report::compare(before, now);
    let mut lines: BTreeMap<(Level, &'static str), Line> = BTreeMap::new();
    let mut count = |report: &Report, places: &[usize], add: fn(&mut Line)| {
        for finding in places.iter().filter_map(|place| report.findings.get(*place)) {
            let Some(rule) = report.rule_of(finding) else { continue };
            let line = lines.entry((rule.level, rule.code)).or_insert_with(|| Line {
                code: rule.code,
                level: level(rule.level),
                message: rule.message,
                ..Line::default()
            });
            add(line);
        }
    };
    count(now, &compared.new, |line| line.new += 1);
    count(now, &compared.remaining, |line| line.remaining += 1);
    count(before, &compared.mended, |line| line.mended += 1);
    count(before, &compared.not_checked, |line| line.not_checked += 1);
    lines.into_values().collect()
}
