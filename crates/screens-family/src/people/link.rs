//! How two people of a family are related.

use super::link_form;
use axum::response::Response;
use practice::{
    CaseRecord, Kept, Object,
    ids::{PersonId, RelationshipId},
    people::{Kinship, ParentalResponsibility, Relationship},
};
use ui::{
    by_form::{ByForm, FormRoutes},
    form::{Problems, Values},
    page::Form,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// How two people of a family are related.
pub(super) struct Link;

impl ByForm for Link {
    type Thing = Relationship;

    const ROUTES: &'static FormRoutes = &FormRoutes::at(
        ("/families/{family}/relationships/new", "relationship.asked", "relationship.added"),
        ("/families/{family}/relationships/{relationship}", "relationship.seen", "relationship.saved"),
    );
    const LABELS: &'static [(&'static str, &'static str)] = link_form::LABELS;

    /// Says nothing yet: the form asks for both people and how they are related.
    fn bare(visit: &FamilyVisit, _: &CaseRecord, _: &Values) -> Result<Relationship, Trouble> {
        Ok(Relationship {
            id: RelationshipId(visit.app.store().new_id()),
            a: PersonId(0),
            b: PersonId(0),
            kinship: Kinship::Other,
            parental_responsibility: ParentalResponsibility::Unknown,
            from: None,
            to: None,
        })
    }

    /// `?a=` chooses the first person beforehand.
    fn begun(visit: &FamilyVisit, _: &CaseRecord, _: &Relationship) -> Values {
        let mut there = Values::new();
        if let Ok(person) = visit.query.text("a").parse::<PersonId>() {
            there.add("a", person.to_string());
        }
        there
    }

    fn named<'a>(visit: &FamilyVisit, record: &'a CaseRecord) -> Result<&'a Kept<Relationship>, Trouble> {
        record.relationship(visit.id::<RelationshipId>("relationship")?).ok_or(Trouble::Absent)
    }

    fn as_sent(object: &Object) -> Values {
        link_form::as_sent(object)
    }

    fn read(_: &CaseRecord, values: &Values, link: Relationship) -> Result<Relationship, Problems> {
        link_form::read(values, link.id)
    }

    async fn page(
        visit: &FamilyVisit,
        record: &CaseRecord,
        form: Form,
        thing: &Relationship,
        is_new: bool,
    ) -> Result<Response, Trouble> {
        link_form::page(visit, record, form, (!is_new).then_some(thing.id)).await
    }

    fn after(visit: &FamilyVisit, _: &Relationship, _: i64) -> String {
        visit.within("people")
    }
}
