//! The week: each day with the meetings that have an hour and, below them, what falls due on it. What is due is what “My work” lists.

use super::{
    due_line::{DueLine, May},
    my_work::MOST,
    pathway_due,
};
use axum::response::Response;
use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
};
use minijinja::context;
use practice::Kind;
use record::lists::{DueItem, MeetingLine};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeSet;
use ui::{
    page::shown,
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
    words,
};

/// The page of this week.
pub(super) const SHOW: Route = Route::get("/work/week", Needs::Office(Office::MyWork), "week.seen");
/// The page of another week, by its Monday.
pub(super) const OTHER: Route = Route::get("/work/week/{monday}", Needs::Office(Office::MyWork), "week.seen");

/// A day of the week.
#[derive(Debug, Serialize)]
struct Day {
    #[serde(skip)]
    on: Date,
    /// "Monday 23 November".
    title: String,
    today: bool,
    /// The name of the bank holiday. Empty: it is none.
    holiday: &'static str,
    meetings: Vec<Met>,
    due: Vec<Due>,
}

/// A meeting.
#[derive(Debug, Serialize)]
struct Met {
    /// "10am to 11:30am". Empty: no time is written down.
    hours: String,
    what: &'static str,
    href: String,
    family: String,
    home: String,
    reference: String,
}

/// Something that falls due.
#[derive(Debug, Serialize)]
struct Due {
    what: String,
    href: String,
    family: String,
    home: String,
    reference: String,
    late: bool,
}

/// Shows this week.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let monday = monday_of(visit.today).ok_or(Trouble::Absent)?;
    page(&visit, monday).await
}

/// Shows the week of a Monday; another day of it leads there.
pub(super) async fn other(visit: OfficeVisit) -> Result<Response, Trouble> {
    let day: Date = visit.id("monday")?;
    match monday_of(day) {
        Some(monday) if monday == day => page(&visit, monday).await,
        Some(monday) => Ok(visit.go(&address(monday), "")),
        None => Err(Trouble::Absent),
    }
}

async fn page(visit: &OfficeVisit, monday: Date) -> Result<Response, Trouble> {
    if visit.actor().role.sees_no_records() {
        return Ok(visit.go("/my-work", ""));
    }
    let sunday = after(monday, 6).ok_or(Trouble::Absent)?;
    let (before, next) =
        (after(monday, -7).ok_or(Trouble::Absent)?, after(monday, 7).ok_or(Trouble::Absent)?);
    let this = monday_of(visit.today) == Some(monday);
    let store = visit.app.store();
    let meetings = store.my_meetings(visit.permit, monday, sunday).await?;
    let items = store.my_work(visit.permit, visit.today, MOST).await?;
    let there_is_more = items.len() >= MOST as usize;
    let on_pathway = pathway_due::until(visit, sunday).await?;
    let late = items.iter().filter(|item| item.is_overdue && item.on < monday).count()
        + on_pathway.iter().filter(|(on, _)| *on < monday).count();
    let may = May::of(visit.actor().role);
    let mut days: Vec<Day> = (0..7).filter_map(|number| day(visit, monday, number)).collect();
    let shown_meetings: BTreeSet<_> = meetings.iter().map(|line| (line.family, line.meeting.id.0)).collect();
    let mut families: BTreeSet<_> = meetings.iter().map(|line| line.family).collect();
    for line in meetings {
        if let Some(day) = days.iter_mut().find(|day| day.on == line.meeting.on) {
            day.meetings.push(met(line, may));
        }
    }
    for item in items {
        let is_shown =
            item.object_kind == Kind::Meeting.code() && shown_meetings.contains(&(item.family, item.object));
        if let Some(day) = days.iter_mut().find(|day| day.on == item.on).filter(|_| !is_shown) {
            families.insert(item.family);
            day.due.push(due(item, visit.today, may));
        }
    }
    for (on, line) in on_pathway {
        if let Some(day) = days.iter_mut().find(|day| day.on == on) {
            day.due.push(Due {
                what: format!("{}: {}", line.what, line.name),
                late: line.is_late(),
                href: line.href,
                family: line.family,
                home: line.home,
                reference: line.reference,
            });
        }
    }
    let lines: usize = days.iter().map(|day| day.meetings.len() + day.due.len()).sum();
    let is_weekend = |day: &Day| matches!(day.on.weekday(), Weekday::Saturday | Weekday::Sunday);
    days.retain(|day| {
        let stands = !day.meetings.is_empty() || !day.due.is_empty();
        if lines == 0 { !day.holiday.is_empty() } else { stands || !is_weekend(day) }
    });
    visit.note(None, json!({ "lines": lines, "families": families.len() })).await?;
    let content = context! {
        from => calendar::long(monday),
        to => calendar::long(sunday),
        this,
        is_empty => lines == 0,
        days => shown(days),
        late => if this { late } else { 0 },
        there_is_more,
        most => MOST,
        before => address(before),
        next => address(next),
    };
    visit.show("work/week.html", "Your week", content)
}

/// A day of the week without anything on it. None: it is beyond the days that there are.
fn day(visit: &OfficeVisit, monday: Date, number: i64) -> Option<Day> {
    let on = after(monday, number)?;
    Some(Day {
        on,
        title: on.strftime("%A %-d %B").to_string(),
        today: on == visit.today,
        // Of the days before those whose holidays are known none is named.
        holiday: calendar::bank_holiday(on).ok().flatten().unwrap_or_default(),
        meetings: Vec::new(),
        due: Vec::new(),
    })
}

fn met(line: MeetingLine, may: May) -> Met {
    let home = format!("/families/{}", line.family);
    let meeting = &line.meeting;
    Met {
        hours: words::hours(meeting.at, meeting.until),
        what: meeting.kind.words(),
        href: if may == May::See { home.clone() } else { format!("{home}/meetings/{}", meeting.id) },
        family: line.family_name,
        reference: line.reference,
        home,
    }
}

fn due(item: DueItem, today: Date, may: May) -> Due {
    let DueLine { what, href, family, home, reference, overdue, .. } = DueLine::of(item, today, may);
    Due { what, href, family, home, reference, late: overdue }
}

fn address(monday: Date) -> String {
    format!("/work/week/{monday}")
}

fn after(day: Date, days: i64) -> Option<Date> {
    day.checked_add(days.days()).ok()
}

fn monday_of(day: Date) -> Option<Date> {
    after(day, -i64::from(day.weekday().to_monday_zero_offset()))
}
