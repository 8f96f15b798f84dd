//! Writing down a contact on a record that exists, and correcting one.

use super::brought;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Kept, Object,
    contact::{Contact, DangerCorrected, DangerNow},
    family::CaseStatus,
    ids::{ContactId, PersonId},
    rules::{self, Look},
};
use std::sync::Arc;
use ui::contact_fields;
use ui::{
    allowed::Allowed,
    by_form::{ByForm, FormRoutes},
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    people_options,
    saving::{Decide, status_of},
    trouble::Trouble,
    visit::FamilyVisit,
};

/// One contact.
pub(super) struct OneContact;

/// Whether a contact says that a child is in danger now, or said so before: whoever changes that says why.
fn asks_why(contact: &Contact) -> bool {
    contact.danger_now == DangerNow::Yes || contact.danger_corrected.is_some()
}

/// Reads why a contact says no more that a child is in danger now.
fn correct(reader: &mut FormReader<'_>, old: Option<&Contact>, contact: &mut Contact) {
    let why = reader.text("danger_corrected", "Why it was wrong");
    let Some(old) = old.filter(|old| asks_why(old)) else { return };
    if contact.danger_now == DangerNow::Yes {
        contact.danger_corrected = None;
        return;
    }
    if why.trim().is_empty() {
        let sentence =
            "Say why it was wrong that a child is in danger now. What is so today is a contact of its own.";
        reader.problems.add("danger_corrected", sentence);
    }
    contact.danger_corrected = Some(match &old.danger_corrected {
        Some(before) => DangerCorrected { why, ..before.clone() },
        None => DangerCorrected::because(why),
    });
}

impl ByForm for OneContact {
    type Thing = Contact;

    const ROUTES: &'static FormRoutes = &FormRoutes::at(
        ("/families/{family}/contacts/new", "contact.asked", "contact.added"),
        ("/families/{family}/contacts/{contact}", "contact.seen", "contact.saved"),
    );
    const LABELS: &'static [(&'static str, &'static str)] = contact_fields::LABELS;
    const ADDED: &'static str = "contact-added";

    fn bare(visit: &FamilyVisit, record: &CaseRecord, _: &Values) -> Result<Contact, Trouble> {
        let mut contact = Contact::at(ContactId(visit.app.store().new_id()), visit.now);
        contact.taken_by = Some(visit.actor().worker);
        contact.on_open_case =
            record.families.first().is_some_and(|family| family.status == CaseStatus::Open);
        Ok(contact)
    }

    /// All the children, at this moment; what has to be asked is left open.
    fn begun(_: &FamilyVisit, record: &CaseRecord, bare: &Contact) -> Values {
        let mut there = Values::new();
        contact_fields::add_received(&mut there, bare.received);
        for child in record.people.iter().filter(|person| person.is_child()) {
            there.add("children", child.id.to_string());
        }
        there
    }

    fn named<'a>(visit: &FamilyVisit, record: &'a CaseRecord) -> Result<&'a Kept<Contact>, Trouble> {
        record.contact(visit.id::<ContactId>("contact")?).ok_or(Trouble::Absent)
    }

    fn as_sent(object: &Object) -> Values {
        if let Object::Contact(contact) = object { contact_fields::as_sent(contact) } else { Values::new() }
    }

    fn read(record: &CaseRecord, values: &Values, contact: Contact) -> Result<Contact, Problems> {
        let mut reader = FormReader::new(values);
        // The moment of a new contact is that of the request; that of an old one is not later than it was.
        let latest =
            contact.received.max(record.contact(contact.id).map_or(contact.received, |kept| kept.changed_at));
        let mut contact = contact_fields::read(&mut reader, values, contact, latest);
        correct(&mut reader, record.contact(contact.id).map(|kept| &kept.value), &mut contact);
        contact.children = reader.many("children", "The children", |text| text.parse::<PersonId>().ok());
        if reader.problems.is_empty() { Ok(contact) } else { Err(reader.problems) }
    }

    async fn page(
        visit: &FamilyVisit,
        record: &CaseRecord,
        form: Form,
        contact: &Contact,
        is_new: bool,
    ) -> Result<Response, Trouble> {
        let title = if is_new { "Write down a contact" } else { "Correct a contact" };
        let status = status_of(&form);
        let closed = record.families.first().is_none_or(|family| family.status != CaseStatus::Open);
        let mut values = Values::new();
        for (name, value) in &form.values {
            values.add(name, value);
        }
        let brought = is_new.then(|| brought::shown(record, &values, visit.today));
        let content = context! {
            title,
            is_new,
            asks_why => !is_new && asks_why(contact),
            said_on => (!is_new && contact.received_on() != visit.today)
                .then(|| calendar::long(contact.received_on())),
            form => shown(form),
            choices => contact_fields::choices(visit.today),
            children => shown(people_options::children(record)),
            brought => shown(brought.unwrap_or_default()),
            closed,
            back => visit.within("contacts"),
            wrong_family => (!is_new && super::wrong_family::may(visit, record, contact))
                .then(|| visit.within(&format!("contacts/{}/wrong-family", contact.id))),
            withdraw => (!is_new && contact.decision.is_none() && super::withdraw::may(visit, record, contact))
                .then(|| visit.within(&format!("contacts/{}/withdraw", contact.id))),
        };
        visit.page_as(status, "contacts/one.html", title, record, content).await
    }

    /// With it come the people whom a new referral named.
    fn decides(values: &Values) -> Decide {
        let values = values.clone();
        Arc::new(move |record, object, acting| brought::put(&values, record, object, acting))
    }

    fn after(visit: &FamilyVisit, _: &Contact, number: i64) -> String {
        visit.within(&format!("contacts#c-{}", practice::ids::encode(number)))
    }

    /// A child in danger now on an open case: to tonight's plan, or to the one that holds.
    fn leads_to(
        visit: &FamilyVisit,
        record: &CaseRecord,
        contact: &Contact,
    ) -> Option<(String, &'static str)> {
        let open = record.families.first().is_some_and(|family| family.status == CaseStatus::Open);
        let own = || visit.within(&format!("contacts#c-{}", contact.id));
        if contact.correction_waits() {
            return Some((own(), "contact-corrected"));
        }
        if contact.danger_now != DangerNow::Yes || contact.decision.is_some() {
            return None;
        }
        if !open {
            return Some((own(), "contact-danger"));
        }
        let look = Look { record, today: visit.today, thresholds: &visit.app.settings().thresholds };
        Some(match rules::tonights_plan(look) {
            Some(plan) => (visit.within(&format!("plan/{}", plan.id)), "contact-plan-again"),
            None if Allowed::of(visit, record).sign_off => (visit.within("plan/tonight"), "contact-tonight"),
            None => (visit.within("plan/new?about=immediate"), "contact-tonight"),
        })
    }
}
