//! The people of a family: children, parents, relatives, friends, professionals.

use super::person_form;
use axum::response::Response;
use practice::{
    CaseRecord, Kept, Object,
    ids::PersonId,
    people::{Part, Person},
};
use ui::{
    by_form::{ByForm, FormRoutes},
    form::{Problems, Values},
    page::Form,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The people of a family: children, parents, relatives, friends, professionals.
pub(super) struct OnePerson;

impl ByForm for OnePerson {
    type Thing = Person;

    const ROUTES: &'static FormRoutes = &FormRoutes::at(
        ("/families/{family}/people/new", "person.asked", "person.added"),
        ("/families/{family}/people/{person}", "person.seen", "person.saved"),
    );
    const LABELS: &'static [(&'static str, &'static str)] = person_form::LABELS;
    const ALONG: &'static [&'static str] = &["part"];

    fn bare(visit: &FamilyVisit, _: &CaseRecord, _: &Values) -> Result<Person, Trouble> {
        Ok(person_form::nobody(PersonId(visit.app.store().new_id())))
    }

    /// `?part=` says what the person is to the family.
    fn begun(visit: &FamilyVisit, _: &CaseRecord, _: &Person) -> Values {
        let mut there = Values::new();
        if let Some(part) = Part::from_code(visit.query.text("part")) {
            there.add("part", part.code());
        }
        there
    }

    fn named<'a>(visit: &FamilyVisit, record: &'a CaseRecord) -> Result<&'a Kept<Person>, Trouble> {
        record.person(visit.id::<PersonId>("person")?).ok_or(Trouble::Absent)
    }

    fn as_sent(object: &Object) -> Values {
        person_form::as_sent(object)
    }

    fn read(_: &CaseRecord, values: &Values, person: Person) -> Result<Person, Problems> {
        person_form::read(values, person)
    }

    async fn page(
        visit: &FamilyVisit,
        record: &CaseRecord,
        form: Form,
        thing: &Person,
        is_new: bool,
    ) -> Result<Response, Trouble> {
        person_form::page(visit, record, form, thing, is_new).await
    }

    fn after(visit: &FamilyVisit, _: &Person, number: i64) -> String {
        format!("{}#p-{}", visit.within("people"), PersonId(number))
    }
}
