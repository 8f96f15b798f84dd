//! A check beside an earlier one of the same return: what is new, what was mended, what remains.

use super::{beside::Beside, finding::level, looked::Looked, sent};
use crate::pages::Pages;
use axum::response::Response;
use minijinja::context;
use practice::ids::encode;
use returns::{
    cin::Became,
    report::{self, Level, Report},
};
use serde::Serialize;
use std::collections::BTreeMap;
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

/// What became of a child.
#[derive(Serialize)]
struct Child {
    id: String,
    became: &'static str,
    tables: String,
}

/// Shows it, beside the check that the address names, or the one before it.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let looked = Looked::at(&visit).await?;
    let run = &looked.run;
    let (permit, store) = (visit.permit, visit.app.store());
    let kept = store.submissions(permit).await?;
    let mut there: Vec<Choice> = (kept.iter())
        .filter(|one| one.sent.what == run.which.code() && one.sent.id != run.id)
        .map(|one| Choice::new(encode(one.sent.id), format!("Sent: {}", sent::title(one))))
        .collect();
    there.extend(
        (store.saved_returns(permit).await?.into_iter())
            .filter(|one| one.checked.what == run.which.code() && one.checked.id != run.id)
            .map(|one| {
                let text = format!("{}, {}", one.checked.name, words::moment(one.checked.checked_at));
                Choice::new(encode(one.checked.id), text)
            }),
    );
    let chosen = visit.query.text("with").to_owned();
    let before = Beside::of(&visit, run, &chosen).await?;
    let children = before.as_ref().and_then(|before| before.children.as_deref());
    let pages = Pages::asked(visit.query.text("page"), children.map_or(0, <[_]>::len));
    let lines = before.as_ref().map(|before| lines(&before.report, &run.report));
    let total = |count: fn(&Line) -> usize| lines.iter().flatten().map(count).sum::<usize>();
    let content = context! {
        base => looked.path(),
        what => run.report.what,
        now => words::moment(run.checked_at),
        earlier => before.as_ref().map(|before| before.words.clone()),
        new => total(|line| line.new),
        mended => total(|line| line.mended),
        remaining => total(|line| line.remaining),
        not_checked => total(|line| line.not_checked),
        lines => shown(lines),
        saved => shown(there),
        children => children.map(|children| shown(pages.cut(children).map(child).collect::<Vec<_>>())),
        added => count(children, |became| *became == Became::Added),
        gone => count(children, |became| *became == Became::Gone),
        changed => count(children, |became| matches!(became, Became::Changed(_))),
        pages => shown(pages),
        session => run.earlier.is_some(),
        chosen,
    };
    visit.show("returns/compare.html", "Compared with an earlier check", content)
}

type Known = (Box<str>, Became);

fn count(children: Option<&[Known]>, is: impl Fn(&Became) -> bool) -> usize {
    children.into_iter().flatten().filter(|(_, became)| is(became)).count()
}

fn child((id, became): &Known) -> Child {
    let (became, tables) = match became {
        Became::Added => ("Added", String::new()),
        Became::Gone => ("Gone", String::new()),
        Became::Changed(tables) => ("Changed", tables.join(", ")),
    };
    Child { id: id.to_string(), became, tables }
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
