//! Registers the families of the test authority: people only, nothing mapped.

use super::{Families, House, Serves, ten_o_clock, today};
use access::{Actor, OfficeDeed, Role};
use practice::{
    CaseRecord, Kind, Object, Who,
    actions::Change,
    child_words::{Beside, ChildWords},
    family::{CaseStatus, Family, Referral, Stage},
    ids::{
        ChildWordsId, EscalationId, FamilyId, MapId, PersonId, RelationshipId, SupervisionId, TeamId,
        WorkerId,
    },
    map::{Layout, Map, MapStatus, Variant},
    meeting::{Supervision, SupervisionKind},
    people::{Kinship, ParentalResponsibility, Part, Person, Relationship, Sex},
    scale::{EscalateTo, Escalation},
    testing::{Shape, sound_family},
};
use record::{ChangeRequest, Outcome, Store};
use std::collections::BTreeMap;

pub(super) async fn register(
    store: &Store,
    workers: &BTreeMap<&'static str, WorkerId>,
    north: TeamId,
    south: TeamId,
) -> Families {
    let one = |surname: &'static str, team, lead, restricted| {
        family(store, surname, team, workers[lead], restricted, None)
    };
    let team_map = MapId(store.new_id());
    Families {
        own: one("Okafor", north, "amir", false).await,
        team: family(store, "Lindqvist", north, workers["bea"], false, Some(team_map)).await,
        team_map,
        other: one("Zielińska", south, "otto", false).await,
        restricted: one("Hartnoll", north, "grace", true).await,
        conflict: one("Rahimi", north, "bea", false).await,
    }
}

/// Adds so many families that Amir leads to his team: a team that has grown.
pub(super) async fn add_many<S: Serves>(house: &House<S>, count: usize) {
    let north = house.actor("amir").await.team.unwrap();
    for number in 0..count {
        family(&house.store, &format!("Grown{number:03}"), north, house.workers["amir"], false, None).await;
    }
}

/// A mother, a grandmother and two children of different ages.
async fn family(
    store: &Store,
    surname: &str,
    team: TeamId,
    lead: WorkerId,
    restricted: bool,
    map: Option<MapId>,
) -> FamilyId {
    let id = FamilyId(store.new_id());
    let person = |given: &str, part, sex, born: &str| Person {
        id: PersonId(store.new_id()),
        given: given.into(),
        family: surname.into(),
        also_known_as: Vec::new(),
        called: String::new(),
        part,
        born: Some(born.parse().unwrap()),
        sex,
        ethnicity: String::new(),
        language: "English".into(),
        interpreter: false,
        disability: Vec::new(),
        died: None,
        phone: "01632 960123".into(),
        address: "4 Larch Row\nAshbourne Vale".into(),
        address_hidden: false,
        household: "4 Larch Row".into(),
        alerts: Vec::new(),
        school: String::new(),
        gp: String::new(),
        alike: Vec::new(),
    };
    let people = [
        person("Maya", Part::Child, Sex::Female, "2018-03-05"),
        person("Jonah", Part::Child, Sex::Male, "2021-09-12"),
        person("Ruth", Part::Parent, Sex::Female, "1992-06-30"),
        person("Comfort", Part::Relative, Sex::Female, "1961-01-17"),
    ];
    let related = |a: &Person, b: &Person, kinship| {
        Object::from(Relationship {
            id: RelationshipId(store.new_id()),
            a: a.id,
            b: b.id,
            kinship,
            parental_responsibility: ParentalResponsibility::Yes,
            from: None,
            to: None,
        })
    };
    let [maya, jonah, ruth, comfort] = &people;
    let mut objects = vec![
        related(ruth, maya, Kinship::Parent),
        related(ruth, jonah, Kinship::Parent),
        related(comfort, ruth, Kinship::Parent),
    ];
    objects.extend(people.iter().cloned().map(Object::from));
    if let Some(map) = map {
        objects.push(Object::from(Map {
            id: map,
            children: vec![maya.id, jonah.id],
            variant: Variant::Safety,
            layout: Layout::ThreeColumns,
            version: 1,
            status: MapStatus::Draft,
            begun: today(),
            meeting: None,
            authors: Vec::new(),
            family_present: Vec::new(),
            reason_for_many_dangers: String::new(),
            signed_off: None,
        }));
    }
    let case = Family {
        id,
        reference: String::new(),
        name: format!("{surname} family"),
        stage: Stage::ChildInNeed,
        stage_since: today(),
        stage_from: practice::stands::StageFrom::Said,
        team,
        lead_worker: Some(lead),
        co_workers: Vec::new(),
        chair: None,
        opened: today(),
        status: CaseStatus::Open,
        closed: None,
        referral: Referral { worried: "Maya came to school hungry.".into(), ..Referral::default() },
        restricted,
        parents_get: Vec::new(),
        retention: practice::retention::Retention::family(),
    };
    let maker = Actor { worker: lead, role: Role::SocialWorker, team: Some(team) };
    let permit = access::office::permit(maker, OfficeDeed::RegisterFamily).unwrap();
    store
        .create_family(&permit, ChangeRequest::new("family.registered", ten_o_clock()), case, objects)
        .await
        .unwrap();
    id
}

/// Keeps everything of a sound, worked-through family in Amir's own family, under the family's own id and workers.
pub(super) async fn add_work<S: Serves>(house: &House<S>, shape: &Shape) {
    let actor = house.actor("amir").await;
    let facts = house.store.access_facts(actor.worker, house.families.own).await.unwrap().unwrap();
    let permit = access::family::permit(actor, &facts, access::Deed::Change, house.clock.now()).unwrap();
    let sound = sound_family(shape);
    let changes: Vec<Change> = sound
        .objects()
        .into_iter()
        .map(|kept| kept.value)
        .filter(|object| object.kind() != Kind::Family)
        .chain([
            answered_escalation(&sound).into(),
            supervision(actor.worker).into(),
            words_for_a_child(&sound, actor.worker).into(),
        ])
        .map(Change::Put)
        .collect();
    let request = ChangeRequest::new("test.filled", ten_o_clock());
    let outcome = house.store.change(&permit, request, None, move |_, _| Ok(changes)).await.unwrap();
    assert!(matches!(outcome, Outcome::Done(_)));
}

/// An escalation of the record's first number that was answered the same day.
fn answered_escalation(record: &CaseRecord) -> Escalation {
    Escalation {
        id: EscalationId(9_000_001),
        rating: record.ratings[0].id,
        to: EscalateTo::Chair,
        opened_on: today(),
        because: "Harm goes on and it is urgent.".to_owned(),
        answered_by: None,
        answered_on: Some(today()),
        answer: "The children stay with their grandmother tonight.".to_owned(),
        decided_by: None,
        look_again: None,
        looks: Vec::new(),
    }
}

/// What the first child reads about the first danger.
fn words_for_a_child(record: &CaseRecord, worker: WorkerId) -> ChildWords {
    ChildWords {
        id: ChildWordsId(9_000_003),
        child: practice::testing::child(0),
        scale: record.scales.first().map(|scale| scale.id),
        plan: None,
        words: "Mum is sad a lot. It is not because of you. How is it for you at home?".to_owned(),
        at_0: "It is hard for me.".to_owned(),
        at_10: "It is good for me.".to_owned(),
        beside: Beside::Faces,
        has_box: true,
        written_by: worker,
        written_on: today(),
    }
}

fn supervision(worker: WorkerId) -> Supervision {
    Supervision {
        id: SupervisionId(9_000_002),
        kind: SupervisionKind::Individual,
        on: today(),
        present: vec![Who::Worker(worker)],
        best_questions: "What would Maya say that Mum does when it is better?".to_owned(),
        learning: String::new(),
        next: String::new(),
    }
}
