//! What a new referral becomes: the case, its first contact, its people, how they are related, and a map where one is begun at once.

use practice::{
    CaseRecord, Finding, Kind, Object,
    actions::{self, Acting, Refused},
    contact::Contact,
    family::{CaseStatus, Family, Referral, Stage},
    ids::{FamilyId, MapId, PersonId, RelationshipId, TeamId, WorkerId},
    map::{Layout, Map, MapStatus, Variant},
    people::{ParentalResponsibility, Part, Person, Relationship},
};
use ui::contact_fields;
use ui::{
    form::Problems,
    keep,
    named::{Named, part, person},
};

/// Everything that the form asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Referred {
    pub(super) name: String,
    pub(super) stage: Stage,
    pub(super) contact: Contact,
    pub(super) children: Vec<Named>,
    pub(super) adults: Vec<Named>,
    pub(super) address: String,
    pub(super) lead_worker: Option<WorkerId>,
    pub(super) variant: Option<Variant>,
}

impl Referred {
    /// The case and the things of its record, each looked over as if it were saved by itself.
    pub(super) fn into_record(
        self,
        id: FamilyId,
        team: TeamId,
        acting: &mut Acting<'_>,
    ) -> Result<(Family, Vec<Object>), RefusedReferral> {
        let case = Family {
            id,
            reference: String::new(),
            name: self.name,
            stage: self.stage,
            stage_since: acting.today,
            stage_from: practice::stands::StageFrom::Said,
            team,
            lead_worker: self.lead_worker,
            co_workers: Vec::new(),
            chair: None,
            opened: acting.today,
            status: CaseStatus::Open,
            closed: None,
            referral: Referral::default(),
            restricted: false,
            parents_get: Vec::new(),
            retention: practice::retention::Retention::family(),
        };
        let children: Vec<Person> =
            self.children.iter().map(|named| person(named, Part::Child, &self.address, acting)).collect();
        let adults: Vec<(Person, &Named)> =
            self.adults.iter().map(|named| (person(named, part(named.kinship), "", acting), named)).collect();
        let blocks: Vec<Block> = std::iter::zip(&children, &self.children)
            .map(|(child, named)| Block { person: child.id, list: "children", row: named.row })
            .chain(adults.iter().map(|(adult, named)| Block {
                person: adult.id,
                list: "adults",
                row: named.row,
            }))
            .collect();
        let mut objects: Vec<Object> = children.iter().cloned().map(Object::from).collect();
        objects.extend(adults.iter().map(|(adult, _)| Object::from(adult.clone())));
        for (adult, named) in &adults {
            let Some(kinship) = named.kinship else { continue };
            objects.extend(children.iter().map(|child| {
                Object::from(Relationship {
                    id: RelationshipId((acting.new_id)()),
                    a: adult.id,
                    b: child.id,
                    kinship,
                    parental_responsibility: named.responsibility.unwrap_or(ParentalResponsibility::Unknown),
                    from: None,
                    to: None,
                })
            }));
        }
        let mut contact = self.contact;
        contact.children = children.iter().map(|child| child.id).collect();
        contact.taken_by = Some(acting.by);
        objects.push(Object::from(contact));
        if let Some(variant) = self.variant {
            objects.push(Object::from(map(variant, &children, acting)));
        }
        let mut record = CaseRecord::default();
        let mut kept = Vec::new();
        for object in std::iter::once(Object::from(case.clone())).chain(objects) {
            let changes = match actions::put(&record, object, acting) {
                Ok(changes) => changes,
                Err(Refused(findings)) => return Err(RefusedReferral { findings, blocks }),
            };
            record = record.after(&changes, acting.by, acting.at);
            kept.extend(changes);
        }
        let objects = kept.into_iter().filter_map(|change| match change {
            actions::Change::Put(Object::Family(_)) | actions::Change::Withdraw { .. } => None,
            actions::Change::Put(object) => Some(object),
        });
        Ok((case, objects.collect()))
    }
}

/// What stands in the way of a referral, and in which blocks of the form its people stand.
pub(super) struct RefusedReferral {
    pub(super) findings: Vec<Finding>,
    blocks: Vec<Block>,
}

/// A person's block of the form.
struct Block {
    person: PersonId,
    /// `children` or `adults`.
    list: &'static str,
    row: usize,
}

impl RefusedReferral {
    /// The same as problems of the form: beside the field of the person's own block, which the sentence names.
    pub(super) fn problems(&self) -> Problems {
        let mut problems = Problems::default();
        for finding in &self.findings {
            let of_person =
                |block: &&Block| (Kind::Person, block.person.0) == (finding.place.kind, finding.place.number);
            match self.blocks.iter().find(of_person).filter(|_| !finding.place.field.is_empty()) {
                Some(Block { list, row, .. }) => {
                    let words = if *list == "children" { "Child" } else { "Adult" };
                    problems.add(
                        format!("{list}-{row}-{}", finding.place.field),
                        format!("{words} {}: {}", row + 1, finding.sentence),
                    );
                }
                None => {
                    problems
                        .0
                        .extend(keep::problems(std::slice::from_ref(finding), contact_fields::LABELS).0);
                }
            }
        }
        problems
    }
}

fn map(variant: Variant, children: &[Person], acting: &mut Acting<'_>) -> Map {
    Map {
        id: MapId((acting.new_id)()),
        children: children.iter().map(|child| child.id).collect(),
        variant,
        layout: Layout::ThreeColumns,
        version: 1,
        status: MapStatus::Draft,
        begun: acting.today,
        meeting: None,
        authors: Vec::new(),
        family_present: Vec::new(),
        reason_for_many_dangers: String::new(),
        signed_off: None,
    }
}
