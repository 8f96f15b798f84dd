//! Where each child of the family stands: what is open, what falls due, and what happened.

use crate::{
    children::{ChildHere, Stops, children},
    happened::{Line, happened},
    own::how_many,
};
use access::Deed;
use axum::response::Response;
use calendar::Known;
use minijinja::context;
use pathway::{Referral, Standing, path::Reach};
use practice::{
    CaseRecord,
    actions::contact::opening,
    contact::{Contact, ContactDecision},
    family::CaseStatus,
    rules::pathway::latest_fits,
};
use serde::Serialize;
use ui::{
    page::shown,
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The page.
pub(crate) const SHOW: Route =
    Route::get("/families/{family}/pathway", Needs::Family(Deed::See), "pathway.seen");

/// A child on the page.
#[derive(Debug, Clone, Serialize)]
struct ChildLine {
    name: String,
    href: String,
    reach: &'static str,
    /// "Neglect", under a child protection plan.
    category: &'static str,
    /// What the next review has to ask about it (P17).
    ask_at_review: Vec<String>,
    due: Vec<DueLine>,
    happened: Vec<Line>,
    /// How much the census will ask about.
    asks: usize,
    /// What stands of the child, and where it is put right.
    own: String,
}

/// Something that falls due.
#[derive(Debug, Clone, Serialize)]
struct DueLine {
    what: &'static str,
    words: String,
    /// "late", "near" or empty.
    tone: &'static str,
    source: &'static str,
    /// Until when it is best met, where nobody works on the last day.
    book_by: String,
}

/// A strategy discussion.
#[derive(Debug, Clone, Serialize)]
struct Discussion {
    when: String,
    what: String,
    words: String,
}

/// A way on.
#[derive(Debug, Clone, Serialize)]
struct Way {
    text: String,
    href: String,
}

/// Shows it.
pub(crate) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let here = if visit.on.is_none() { children(&visit, &record, Deed::See).await? } else { Vec::new() };
    let stops = Stops::of(&record);
    let lines: Vec<ChildLine> = here.iter().map(|child| child_line(&visit, &record, &stops, child)).collect();
    let discussions: Vec<Discussion> = record
        .strategies
        .iter()
        .map(|held| {
            let about = ui::people_options::children(&record);
            let names: Vec<String> = about
                .into_iter()
                .filter(|one| held.children.iter().any(|child| child.to_string() == one.value))
                .map(|one| one.text)
                .collect();
            Discussion {
                when: ui::words::moment(held.at),
                what: held.decision.words().to_owned(),
                words: format!("About {}. {}", names.join(", "), held.because),
            }
        })
        .collect();
    let may = |deed| access::family::permit(visit.actor(), &visit.facts, deed, visit.now).is_ok();
    let ways = if visit.on.is_none() {
        ways(&visit, &record, &here, (may(Deed::Change), may(Deed::Decide)))
    } else {
        Vec::new()
    };
    let content = context! {
        children => shown(lines),
        discussions => shown(discussions),
        ways => shown(ways),
        earlier => visit.on.is_some(),
    };
    visit.page("pathway/show.html", "Where each child stands", &record, content).await
}

fn child_line(visit: &FamilyVisit, record: &CaseRecord, stops: &Stops, child: &ChildHere) -> ChildLine {
    let path = child.path();
    let clocks = &visit.app.settings().thresholds.clocks;
    let running = path.due(clocks, stops.about(record, child.person), visit.today, Known::ALL);
    let mut due = running.and_then(|running| {
        running
            .iter()
            .map(|one| {
                let standing = one.standing(visit.now, Known::ALL)?;
                let tone = match standing {
                    Standing::Late => "late",
                    Standing::Today | Standing::Near => "near",
                    Standing::Ahead => "",
                };
                let line = DueLine {
                    what: one.id.words(),
                    words: one.words(visit.now, Known::ALL)?,
                    tone,
                    source: one.id.level().words(),
                    book_by: one.book_by.map(calendar::long).unwrap_or_default(),
                };
                Ok((one.end.day(), line))
            })
            .collect::<Result<Vec<_>, calendar::Error>>()
    });
    if let Ok(due) = &mut due {
        due.sort_by_key(|(end, _)| *end);
    }
    // A day that lies before all known holidays was refused when it was written; nothing is due by it.
    let due = due.unwrap_or_default().into_iter().map(|(_, line)| line).collect();
    let category = path.category_on(visit.today);
    let about = child.on_map(visit, record, visit.today);
    let ask_at_review = category.map(|latest| latest_fits(about, latest)).unwrap_or_default();
    ChildLine {
        name: child.name.clone(),
        href: format!("/children/{}", child.id),
        reach: path.reach(visit.today).words(),
        category: category.map_or("", |category| category.words()),
        ask_at_review: ask_at_review.iter().map(|one| one.said.to_string()).collect(),
        due,
        happened: happened(&path),
        asks: how_many(&child.own, visit.today),
        own: format!("/children/{}/pathway", child.id),
    }
}

/// Whether it was decided that work begins because of a contact.
pub(crate) fn begins_work(contact: &Contact) -> bool {
    matches!(contact.decision, Some(ContactDecision::NewReferral | ContactDecision::StrategyNow))
}

/// Contacts that were decided on as the beginning of work, and about whose children no referral has begun since.
fn to_refer<'a>(record: &'a CaseRecord, here: &[ChildHere]) -> Vec<&'a Contact> {
    let contacts = record.contacts.iter().map(|contact| &contact.value);
    let waits = |contact: &&Contact| {
        here.iter()
            .filter(|child| contact.children.is_empty() || contact.children.contains(&child.person))
            .any(|child| {
                let path = child.path();
                let undecided = |one: &Referral| one.contact.is_none_or(|from| from == contact.id);
                path.waits().is_some_and(|one| undecided(one))
                    || path.referral_on(contact.received_on()).is_none()
                        && path.referrals.iter().all(|one| one.on < contact.received_on())
            })
    };
    contacts.filter(|contact| begins_work(contact)).filter(waits).collect()
}

/// What can be done next, in the order of the pathway.
fn ways(
    visit: &FamilyVisit,
    record: &CaseRecord,
    here: &[ChildHere],
    (changes, decides): (bool, bool),
) -> Vec<Way> {
    let mut ways = Vec::new();
    let mut add = |may: bool, text: &str, rest: String| {
        if may {
            ways.push(Way { text: text.to_owned(), href: visit.within(&rest) });
        }
    };
    let any = |so: &dyn Fn(&ChildHere) -> bool| here.iter().any(so);
    let today = visit.today;
    for contact in record.contacts.iter().filter(|contact| contact.decision.is_none()) {
        let on = calendar::long(contact.received_on());
        if opening(record).is_some_and(|opening| opening.id == contact.id) && !here.is_empty() {
            add(decides, &format!("Decide on the referral of {on}"), format!("pathway/refer/{}", contact.id));
        } else {
            let text = format!("Decide what follows from the contact of {on}");
            add(decides, &text, format!("contacts/{}/decide", contact.id));
        }
    }
    for contact in to_refer(record, here) {
        let text = format!("Decide on the referral of {}", calendar::long(contact.received_on()));
        add(decides, &text, format!("pathway/refer/{}", contact.id));
    }
    add(changes && !here.is_empty(), "Write down a visit", "visits/new".to_owned());
    add(
        changes
            && any(&|child| {
                child.path().referral_on(today).is_some() && child.path().open_assessment().is_none()
            }),
        "Begin an assessment",
        "pathway/assess".to_owned(),
    );
    add(
        decides && any(&|child| child.path().open_assessment().is_some()),
        "Finish an assessment",
        "pathway/authorise".to_owned(),
    );
    add(changes && !here.is_empty(), "Write down a strategy discussion", "pathway/strategy".to_owned());
    add(
        decides && any(&|child| child.path().open_enquiry().is_some()),
        "Finish a section 47 enquiry",
        "pathway/enquiry".to_owned(),
    );
    let confers = |child: &ChildHere| {
        matches!(
            child.path().reach(today),
            Reach::Enquired | Reach::Protected | Reach::Referred | Reach::Assessed
        )
    };
    add(decides && any(&confers), "Write down a conference", "pathway/conference".to_owned());
    let in_need = |child: &ChildHere| child.path().in_need_on(today).is_some();
    add(
        changes
            && any(&|child| {
                child.path().referral_on(today).is_some() && child.path().protection_on(today).is_none()
            }),
        if any(&in_need) { "Begin or end a child in need plan" } else { "Begin a child in need plan" },
        "pathway/in-need".to_owned(),
    );
    add(
        decides && any(&|child| child.path().referral_on(today).is_some()),
        "End the work with a child",
        "pathway/close".to_owned(),
    );
    let case_is_open = record.families.first().is_some_and(|family| family.status == CaseStatus::Open);
    let all_ended = !any(&|child| child.path().reach(today) != Reach::Nothing)
        && any(&|child| !child.path().referrals.is_empty());
    add(changes && case_is_open && all_ended, "Ask to close the work with the family", "closing".to_owned());
    ways
}
