//! Family home: who belongs to the family, where each pair stands today, and what is next and why.

use super::{
    genogram::{self, told},
    pairs, right_now,
};
use crate::history::entries;
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Finding, Level,
    family::{CaseStatus, Stage},
    ids::{FamilyId, WorkerId},
    people::Person,
    rules::{self, Look},
    views::{self, Due, DueFor, DueKind, WayLine, WayStep},
};
use record::families::{HistoryFilter, Page};
use serde::Serialize;
use std::collections::HashMap;
use ui::{
    allowed::Allowed,
    next::{self, Ahead},
    page::shown,
    people_options::told_apart,
    places,
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
    words::{end_of, moment},
};

/// The page.
pub(super) const SHOW: Route = Route::get("/families/{family}", Needs::Family(Deed::See), "family.seen");

/// How many of the last changes are shown.
const RECENT: usize = 6;
/// How many findings are shown before the link to all of them.
const FINDINGS: usize = 5;

/// A line with a link: something that is due, or something that must be put right.
#[derive(Debug, Serialize)]
struct Line {
    text: String,
    why: String,
    when: String,
    overdue: bool,
    whom: String,
    /// Empty for what the reader cannot do.
    href: String,
}

/// Shows it.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let filter = HistoryFilter { to: visit.on.map(end_of), changes: Some(true), ..HistoryFilter::default() };
    let (record, history) =
        visit.record_with_history(filter, Page { skip: 0, take: 3 * RECENT, count: false }).await?;
    let names = visit.worker_names().await?;
    let family = record.families.first().ok_or(Trouble::Absent)?;
    let day = visit.on.unwrap_or(visit.today);
    let thresholds = &visit.app.settings().thresholds;
    let people = told::in_order(&record);
    let links: Vec<_> = record.relationships.iter().map(|kept| &kept.value).collect();
    let is_new = family.stage == Stage::Intake || record.dangers.is_empty();
    let allowed = Allowed::of(&visit, &record);
    let look = Look { record: &record, today: day, thresholds };
    let found = rules::check(look);
    let due = views::due_given(look, &found);
    let way = views::way(look);
    let errands = views::what_next(family, &due, &way, day);
    let is_open = family.status == CaseStatus::Open;
    let ahead = if is_open { next::of_visit(&visit, &record, &names, &errands) } else { Ahead::default() };
    let blocking = blocking(&visit, &record, &found);
    let mut recent = entries::folded(entries::told(&visit, &record, history).await?);
    recent.truncate(RECENT);
    let arrival = views::arrival(&record);
    let may_write = visit.on.is_none()
        && access::family::permit(visit.actor(), &visit.facts, Deed::Change, visit.now).is_ok();
    let content = context! {
        allowed => shown(allowed),
        picture => shown(genogram::draw(&people, &links, day)),
        told => shown(told::everybody(&record, day)),
        network => shown(network(&record)),
        pairs => shown(pairs::now(&record, &names, day, thresholds)),
        steps => shown(steps(&visit, &way, allowed)),
        ahead => shown(ahead),
        leads => is_open && (!due.is_empty() || way.iter().rev().skip(1).any(|line| !line.done)),
        due => shown(lines(&visit, look, due, allowed, &names)),
        blocking => shown(blocking.iter().take(FINDINGS).collect::<Vec<_>>()),
        blocking_count => blocking.len(),
        recent => shown(recent),
        referral => shown(&arrival),
        received => arrival.at.map(moment).or_else(|| arrival.received.map(calendar::long)),
        said_now => shown(right_now::of(&visit, look, &names, may_write)),
        contacts => record.contacts.len(),
        // Until one holds.
        plan_tonight => (!rules::plan_for_tonight(look).is_empty())
            .then(|| visit.within(if allowed.sign_off { "plan/tonight" } else { "plan/new?about=immediate" })),
        write_contact => may_write,
        show_referral => is_new,
        closed => family.status == CaseStatus::Closed,
        elsewhere => shown(elsewhere(&visit, allowed)),
    };
    visit.page("family/home.html", "Overview", &record, content).await
}

/// A page of the record that is not one of its tabs.
#[derive(Debug, Serialize)]
struct Elsewhere {
    text: &'static str,
    hint: &'static str,
    href: String,
}

/// The pages that are not tabs; those of whoever decides only for them.
fn elsewhere(visit: &FamilyVisit, allowed: Allowed) -> Vec<Elsewhere> {
    let page = |(path, text, hint): (&str, _, _)| Elsewhere { text, hint, href: visit.within(path) };
    let everybody = [
        ("contacts", "Contacts", "What was told to us, by whom, and what was decided"),
        ("meetings", "Meetings", "Network meetings, core groups, conferences"),
        ("supervision", "Supervision", "What was learned about this family, and what is next"),
        ("escalations", "Escalations", "Low numbers that somebody has to answer"),
        ("closing", "Closing", "What still stands in the way"),
    ];
    let deciders = [
        ("allocate", "Who works with this family", "Lead worker, co-workers, chair"),
        ("stage", "Where the work stands", "From referral to care"),
        ("access", "Who may know of this family", "Restriction, named people, conflicts of interest"),
    ];
    let deciders = deciders.into_iter().filter(|_| allowed.decide);
    everybody.into_iter().chain(deciders).map(page).collect()
}

/// One member of the network.
#[derive(Debug, Serialize)]
struct Member {
    name: String,
    knows: &'static str,
}

/// Those who are in the network now: what each is called, or in full where two of them are called the same.
fn network(record: &CaseRecord) -> Vec<Member> {
    let still = record.network.iter().filter(|member| member.left.is_none());
    let now: Vec<_> =
        still.filter_map(|member| Some((record.person(member.person)?, member.knows))).collect();
    let is_shared = |name: &str| now.iter().filter(|(other, _)| other.short_name() == name).count() > 1;
    let name = |person: &Person| match person.short_name() {
        short if is_shared(short) => told_apart(record, person),
        short => short.to_owned(),
    };
    now.iter().map(|(person, knows)| Member { name: name(person), knows: knows.words() }).collect()
}

/// A step of the way.
#[derive(Debug, Serialize)]
struct Step {
    text: &'static str,
    hint: &'static str,
    /// Empty for what the reader cannot do.
    href: String,
    done: bool,
    /// Whether it is the first that is not done.
    first: bool,
}

/// The whole way, from referral to closing.
fn steps(visit: &FamilyVisit, way: &[WayLine], allowed: Allowed) -> Vec<Step> {
    let first = way.iter().find(|line| !line.done).map(|line| line.step);
    way.iter()
        .map(|line| {
            let decides = matches!(line.step, WayStep::Allocate | WayStep::Decide);
            let page = places::way(line.step, line.number.map(practice::ids::encode).as_deref());
            Step {
                text: line.step.words(),
                hint: line.step.why(),
                href: if allowed.decide || !decides { visit.within(&page) } else { String::new() },
                done: line.done,
                first: first == Some(line.step),
            }
        })
        .collect()
}

fn lines(
    visit: &FamilyVisit,
    look: Look<'_>,
    due: Vec<Due>,
    allowed: Allowed,
    names: &HashMap<WorkerId, String>,
) -> Vec<Line> {
    let (record, day) = (look.record, look.today);
    due.into_iter()
        .map(|due| Line {
            overdue: due.is_overdue(day),
            when: calendar::relative(due.on, day),
            whom: match due.for_whom {
                DueFor::LeadWorker => record
                    .families
                    .first()
                    .and_then(|family| family.lead_worker)
                    .and_then(|worker| names.get(&worker).cloned())
                    .unwrap_or_else(|| "whoever takes the case on".to_owned()),
                DueFor::Supervisor => "the practice supervisor".to_owned(),
                DueFor::Chair => "the conference chair".to_owned(),
                DueFor::Worker(worker) => names.get(&worker).cloned().unwrap_or_default(),
            },
            href: page_of(visit.family(), record, &due, allowed),
            text: due.what,
            why: due.why,
        })
        .collect()
}

/// The page on which this is done, as far as the reader may open it; where the reader may only read, the page on which it
/// stands. Empty: only whoever decides for the family can open it.
fn page_of(family: FamilyId, record: &CaseRecord, due: &Due, allowed: Allowed) -> String {
    match due.kind {
        DueKind::Unallocated
        | DueKind::Decision
        | DueKind::Contact
        | DueKind::ContactNow
        | DueKind::SafeTonight
            if !allowed.decide =>
        {
            String::new()
        }
        DueKind::Escalation if !allowed.decide => places::path(family, record, &due.place),
        DueKind::PlanMissing if allowed.change && !allowed.sign_off => {
            format!("/families/{family}/plan/new?about=immediate")
        }
        _ if allowed.change => places::path_of_due(family, due.kind, due.place.kind, due.place.number),
        _ => places::path(family, record, &due.place),
    }
}

fn blocking(visit: &FamilyVisit, record: &CaseRecord, found: &[Finding]) -> Vec<Line> {
    found
        .iter()
        .filter(|finding| finding.level == Level::Block)
        .map(|finding| Line {
            href: places::path_of_finding(visit.family(), record, finding),
            text: finding.sentence.clone(),
            why: String::new(),
            when: String::new(),
            overdue: false,
            whom: String::new(),
        })
        .collect()
}
