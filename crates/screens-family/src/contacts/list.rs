//! The contacts of a record, the latest first: what was told, by whom, and what was decided.

use super::told::ToldContact;
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{actions::contact::opening, contact::Contact, views};
use ui::{
    allowed::Allowed,
    page::shown,
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/contacts", Needs::Family(Deed::See), "contacts.seen");

/// Shows it.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let names = visit.worker_names().await?;
    let mut all: Vec<&Contact> = record.contacts.iter().map(|kept| &kept.value).collect();
    all.sort_by_key(|contact| (contact.received, contact.id));
    all.reverse();
    let day = visit.on.unwrap_or(visit.today);
    let told: Vec<ToldContact> =
        all.into_iter().map(|contact| ToldContact::of(contact, &record, &names, day)).collect();
    let arrival = views::arrival(&record);
    let permit = |deed| {
        visit.on.is_none() && access::family::permit(visit.actor(), &visit.facts, deed, visit.now).is_ok()
    };
    let content = context! {
        contacts => shown(told),
        // A record of earlier years holds its referral in the case.
        old => shown(Some(&arrival).filter(|arrival| arrival.at.is_none() && !arrival.worried.is_empty())),
        old_received => arrival.received.map(calendar::long),
        opening => opening(&record).map(|contact| contact.id.to_string()),
        base => visit.within("contacts"),
        stage => visit.within("stage"),
        can_add => permit(Deed::Change),
        can_decide => Allowed::of(&visit, &record).decide,
    };
    visit.page("contacts/list.html", "Contacts", &record, content).await
}
