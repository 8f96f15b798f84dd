//! My work: what needs this person, and why; and what was typed and not saved.

use super::{draft_line::DraftLine, due_line, led, pathway_due};
use crate::work::due_line::{DueLine, May};
use access::Role;
use axum::response::Response;
use jiff::{ToSpan, civil::Date};
use minijinja::context;
use practice::{
    ids::FamilyId,
    views::{self, Urgency},
};
use record::lists::{DueItem, Help};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeSet;
use ui::{
    allowed::Allowed,
    form::record_in,
    next::{Ahead, ForReader},
    page::shown,
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
    words,
};

/// The page.
pub(super) const SHOW: Route = Route::get("/my-work", Needs::Office(Office::MyWork), "my_work.seen");

/// Nobody reads more lines than this; the page says so when there are more.
pub(super) const MOST: u32 = 200;

/// Lines that belong together in time.
#[derive(Serialize)]
struct Group {
    title: &'static str,
    lines: Vec<DueLine>,
}

/// Something that the team or this person was told.
#[derive(Serialize)]
struct Told {
    text: String,
    when: String,
    family: Option<String>,
    home: Option<String>,
    look: Option<(String, &'static str)>,
    read: String,
}

/// Shows it.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    if visit.actor().role.sees_no_records() {
        let administers = visit.actor().role == Role::Administrator;
        let told = shown(told(&visit).await?);
        return visit.show("work/no_records.html", "My work", context! { administers, told });
    }
    let (store, permit) = (visit.app.store(), visit.permit);
    let items = store.my_work(permit, visit.today, MOST).await?;
    let there_is_more = items.len() >= MOST as usize;
    let told = told(&visit).await?;
    let drafts = store.drafts(visit.actor()).await?;
    let families = drafts.iter().filter_map(|draft| draft.family).collect();
    let names = store.family_names(permit, families).await?;
    let records = drafts.iter().filter_map(|draft| record_in(&draft.key)).collect();
    let records = store.record_names(permit, records).await?;
    let drafts: Vec<DraftLine> =
        drafts.into_iter().filter_map(|draft| DraftLine::of(draft, &names, &records)).collect();
    let led_children = led::children(&visit).await?;
    let to_do = to_do(&visit).await?;
    let on_pathway = pathway_due::lines(&visit).await?;
    let about: BTreeSet<FamilyId> = items.iter().map(|item| item.family).collect();
    visit.note(None, json!({ "lines": items.len(), "families": about.len(), "notices": told.len() })).await?;
    let content = context! {
        families => shown(to_do),
        on_pathway => shown(on_pathway),
        groups => shown(groups(items, visit.today, May::of(visit.actor().role))),
        told => shown(told),
        drafts => shown(drafts),
        led => shown(led::by(&visit).await?),
        led_children => shown(led_children),
        there_is_more,
        most => MOST,
        may_register => access::office::permit(visit.actor(), access::OfficeDeed::RegisterFamily).is_ok(),
    };
    visit.show("work/my_work.html", "My work", content)
}

/// A family with what comes next in it.
#[derive(Serialize)]
struct ToDo {
    family: String,
    reference: String,
    home: String,
    ahead: Ahead,
    /// With what the reader helps: the page, and what it is.
    helps: Vec<(String, String)>,
}

/// The reader's families, the one in which most presses first: by danger to a child, then by lateness. Each says what
/// its own pages say to this reader.
async fn to_do(visit: &OfficeVisit) -> Result<Vec<ToDo>, Trouble> {
    let store = visit.app.store();
    let names = store.worker_names().await?;
    let mut all = Vec::new();
    for family in store.my_to_do(visit.permit).await? {
        let errands = views::in_order(family.errands, visit.today);
        let first = errands.first();
        if first.is_none() && family.helps.is_empty() {
            continue;
        }
        let on = first.and_then(|first| first.on);
        // A family without a plan for tonight comes before one that has one to hand out.
        let pressing = first.map_or((Urgency::Later, usize::MAX), |first| first.presses(visit.today));
        let presses = (pressing, on.is_none(), on, family.name.clone(), family.id);
        let Some(facts) = store.access_facts(visit.actor().worker, family.id).await? else { continue };
        let reader = ForReader {
            family: family.id,
            lead: family.lead_worker,
            reader: visit.actor().worker,
            allowed: Allowed::given(visit.actor(), &facts, visit.now, true),
            names: &names,
            today: visit.today,
        };
        let ahead = reader.ahead(&errands);
        all.push((
            presses,
            ToDo {
                helps: family.helps.iter().map(|help| help_line(family.id, help)).collect(),
                home: format!("/families/{}", family.id),
                family: family.name,
                reference: family.reference,
                ahead,
            },
        ));
    }
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(all.into_iter().map(|(_, family)| family).collect())
}

/// Something with which the reader helps: its page, and what it is.
fn help_line(family: FamilyId, help: &Help) -> (String, String) {
    let day = calendar::long(help.on);
    if help.is_map {
        let href = format!("/families/{family}/map?map={}", practice::ids::encode(help.number));
        (href, format!("the map that was begun on {day} and is not signed off"))
    } else {
        (format!("/families/{family}/supervision"), format!("the supervision of {day}"))
    }
}

/// What this person was told and has not read.
async fn told(visit: &OfficeVisit) -> Result<Vec<Told>, Trouble> {
    let notices = visit.app.store().notices(visit.permit, 20).await?;
    let told = notices.into_iter().map(|notice| Told {
        look: look(&notice.code, notice.family),
        text: notice.text,
        when: words::moment(notice.at),
        family: notice.family_name,
        home: notice.family.map(|family| format!("/families/{family}")),
        read: format!("/my-work/notices/{}/read", practice::ids::encode(notice.id)),
    });
    Ok(told.collect())
}

/// Where to see more of a notice, and act on it.
fn look(code: &str, family: Option<FamilyId>) -> Option<(String, &'static str)> {
    match (code, family) {
        ("break_glass", _) => Some(("/team/emergency".to_owned(), "Look over emergency openings")),
        ("standing", Some(family)) => {
            Some((format!("/families/{family}/access"), "See who may know of this family"))
        }
        ("second_person", _) => Some(("/second-person".to_owned(), "See what needs a second person")),
        ("known_child", _) => Some(("/find".to_owned(), "Find the new referral")),
        _ => None,
    }
}

/// Sorts what is due into the groups of the page; empty ones are left out.
///
/// In each, families in which a child may be in danger come first, then what has waited longest.
fn groups(mut items: Vec<DueItem>, today: Date, may: May) -> Vec<Group> {
    let pressing: BTreeSet<FamilyId> =
        items.iter().filter(|item| due_line::is_first(item, today)).map(|item| item.family).collect();
    let presses = |item: &DueItem| due_line::is_first(item, today).then(|| due_line::presses(item, today));
    items.sort_by_key(|item| {
        // What is no danger itself stands in other groups of the page, by its day.
        (!pressing.contains(&item.family), presses(item).unwrap_or(usize::MAX), item.on)
    });
    let week = today.checked_add(7.days()).unwrap_or(today);
    let titles = [
        "A child may be in danger now",
        "Overdue",
        "Due today",
        "Waiting for you",
        "Due in the next seven days",
        "Later",
    ];
    let mut groups: Vec<Group> = titles.iter().map(|title| Group { title, lines: Vec::new() }).collect();
    for item in items {
        let at = if due_line::is_first(&item, today) {
            0
        } else if due_line::waits(&item.code) {
            3
        } else if item.on < today {
            1
        } else if item.on == today {
            2
        } else if item.on <= week {
            4
        } else {
            5
        };
        if let Some(group) = groups.get_mut(at) {
            group.lines.push(DueLine::of(item, today, may));
        }
    }
    groups.retain(|group| !group.lines.is_empty());
    groups
}
