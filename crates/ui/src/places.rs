//! Where the things of a record are shown: the page to which a finding, a due thing or an entry of the history leads.

use jiff::civil::Date;
use practice::{
    CaseRecord, Finding, Kind, Object, Place,
    child_words::Young,
    ids::{ChildWordsId, DangerId, FamilyId, GoalId, PersonId, PlanId, RatingId, ScaleId, StepId},
    rules,
    scale::Scale,
    views::{DueKind, Errand, Task, WayStep},
};

/// The page on which what a rule found is put right. A number is never changed: it is given again.
pub fn path_of_finding(family: FamilyId, record: &CaseRecord, finding: &Finding) -> String {
    if rules::says_plan_is_missing(finding) {
        return format!("/families/{family}/plan");
    }
    if matches!(finding.place.field, "parents_get" | "readers") {
        return format!("/families/{family}/parents");
    }
    if finding.place.kind == Kind::ScaleRating {
        return format!("/families/{family}/scaling");
    }
    path(family, record, &finding.place)
}

/// The page on which a thing to do is done. It is found without the record, so that lists lead to the same page.
pub fn path_of_errand(family: FamilyId, errand: &Errand) -> String {
    let rest = match errand.task {
        Task::Due(kind) => {
            let (object, number) = errand.object.unwrap_or((Kind::Family, family.0));
            return path_of_due(family, kind, object, number);
        }
        Task::Way(step) => {
            way(step, errand.object.map(|(_, number)| practice::ids::encode(number)).as_deref())
        }
    };
    format!("/families/{family}/{rest}")
}

/// The page of a step of the way; of the thing on which it is worked, where one is begun.
pub fn way(step: WayStep, thing: Option<&str>) -> String {
    let begun =
        |begun: &str, bare: &str| thing.map_or_else(|| bare.to_owned(), |thing| format!("{begun}/{thing}"));
    match step {
        WayStep::Allocate => "allocate".to_owned(),
        WayStep::Map => "map".to_owned(),
        WayStep::Decide => "stage".to_owned(),
        WayStep::Pair => begun("pairs", "map"),
        WayStep::Numbers => begun("rounds", "scaling"),
        WayStep::Network => "network".to_owned(),
        WayStep::Plan | WayStep::Test => begun("plan", "plan"),
        WayStep::Paper => {
            thing.map_or_else(|| "family-plan".to_owned(), |plan| format!("family-plan?plan={plan}"))
        }
        WayStep::SignOff => "check".to_owned(),
        WayStep::KeepGoing => "trajectory".to_owned(),
        WayStep::Close => "closing".to_owned(),
    }
}

/// The page on which something that is due is done, whatever it hangs on.
pub fn path_of_due(family: FamilyId, kind: DueKind, object: Kind, number: i64) -> String {
    let id = practice::ids::encode(number);
    let rest = match (kind, object) {
        (DueKind::SignOff, _) => "check".to_owned(),
        (DueKind::PlanMissing, _) => "plan/tonight".to_owned(),
        (DueKind::HandOut | DueKind::HandOutNow, _) => format!("family-plan?plan={id}"),
        (DueKind::SecondLook | DueKind::ReaderTold | DueKind::ReaderLines, _) => {
            format!("plan/{id}#readers-{id}")
        }
        (DueKind::SignedAlone, _) => "supervision".to_owned(),
        (DueKind::ParentsGet, _) => "parents".to_owned(),
        (DueKind::Unallocated, _) => "allocate".to_owned(),
        (DueKind::Contact | DueKind::ContactNow, _) | (DueKind::SafeTonight, Kind::Contact) => {
            format!("contacts/{id}/decide")
        }
        (DueKind::Decision, _) => "stage".to_owned(),
        (DueKind::NewReferral, _) => "map".to_owned(),
        (DueKind::PlanYes | DueKind::PlanYesNow, _) => format!("plan/{id}/people/signed"),
        (DueKind::FailedTest, _) => format!("plan/{id}"),
        (DueKind::ImmediatePlan | DueKind::PlanReview, _) | (DueKind::PlanTonight, Kind::SafetyPlan) => {
            format!("plan/{id}/review")
        }
        (_, Kind::Meeting) => format!("meetings/{id}"),
        (_, Kind::ScalingRound) => format!("rounds/{id}"),
        (_, Kind::NextStep) => format!("steps/{id}"),
        (_, Kind::Escalation) => format!("escalations/{id}"),
        (_, Kind::SafetyPlan) => format!("plan/{id}"),
        (_, Kind::PlanRule) => format!("plan#rule-{id}"),
        (_, Kind::Milestone) => format!("trajectory#m-{id}"),
        (_, Kind::Closure) => "closing".to_owned(),
        (_, Kind::Scale | Kind::ScaleRating) => "scaling".to_owned(),
        (_, Kind::Map | Kind::MapItem | Kind::DangerStatement | Kind::SafetyGoal) => "map".to_owned(),
        (
            _,
            Kind::Family
            | Kind::Person
            | Kind::Relationship
            | Kind::BottomLine
            | Kind::NetworkMember
            | Kind::RedFlag
            | Kind::PlanTest
            | Kind::Trajectory
            | Kind::Supervision
            | Kind::Contact
            | Kind::ChildWords
            | Kind::CaseNote
            | Kind::Mention
            | Kind::Child
            | Kind::ChildLink
            | Kind::FamilyLink
            | Kind::Placement
            | Kind::OnePerson
            | Kind::Party
            | Kind::PartyCheck
            | Kind::StrategyDiscussion
            | Kind::Referral
            | Kind::Assessment
            | Kind::Enquiry
            | Kind::ChildConference
            | Kind::ProtectionPlan
            | Kind::InNeedPlan,
        ) => return format!("/families/{family}"),
    };
    format!("/families/{family}/{rest}")
}

/// The page of a place in the family's record.
pub fn path(family: FamilyId, record: &CaseRecord, place: &Place) -> String {
    path_of(family, record, place.kind, place.number)
}

/// The page on which the thing of this kind and number is shown.
pub fn path_of(family: FamilyId, record: &CaseRecord, kind: Kind, number: i64) -> String {
    let id = practice::ids::encode(number);
    let rest = match kind {
        // These are of other records: a family's holds none of them.
        Kind::Family
        | Kind::Child
        | Kind::FamilyLink
        | Kind::Placement
        | Kind::Party
        | Kind::PartyCheck
        | Kind::Referral
        | Kind::Assessment
        | Kind::Enquiry
        | Kind::ChildConference
        | Kind::ProtectionPlan
        | Kind::InNeedPlan
        | Kind::Mention => String::new(),
        Kind::StrategyDiscussion => "pathway".to_owned(),
        Kind::Person | Kind::Relationship | Kind::ChildLink | Kind::OnePerson => "people".to_owned(),
        Kind::MapItem => format!("map#item-{id}"),
        Kind::DangerStatement => pair(record.danger(DangerId(number)).map(|danger| danger.id)),
        Kind::SafetyGoal => pair(record.goal(GoalId(number)).map(|goal| goal.danger)),
        Kind::NextStep => {
            let goal = record.step(StepId(number)).and_then(|step| step.goal);
            pair(goal.and_then(|goal| record.goal(goal)).map(|goal| goal.danger))
        }
        Kind::Scale => pair_of_scale(record.scale(ScaleId(number)).map(|scale| &scale.value)),
        Kind::ScaleRating => {
            let rating = record.rating(RatingId(number));
            pair_of_scale(rating.and_then(|rating| record.scale(rating.scale)).map(|scale| &scale.value))
        }
        Kind::ScalingRound => "scaling".to_owned(),
        Kind::Escalation => "escalations".to_owned(),
        Kind::ChildWords => child_words(record, number),
        Kind::Supervision => "supervision".to_owned(),
        Kind::NetworkMember => "network".to_owned(),
        Kind::Meeting => "meetings".to_owned(),
        Kind::SafetyPlan | Kind::PlanRule | Kind::RedFlag | Kind::PlanTest => "plan".to_owned(),
        Kind::Trajectory => "trajectory".to_owned(),
        Kind::Milestone => format!("trajectory#m-{id}"),
        Kind::Closure => "closing".to_owned(),
        Kind::Contact => format!("contacts#c-{id}"),
        Kind::CaseNote => format!("notes/{id}"),
        Kind::Map | Kind::BottomLine => "map".to_owned(),
    };
    if rest.is_empty() { format!("/families/{family}") } else { format!("/families/{family}/{rest}") }
}

/// The page of the words for a child.
fn child_words(record: &CaseRecord, number: i64) -> String {
    record
        .one_childs_words(ChildWordsId(number))
        .map_or_else(|| "people".to_owned(), |words| format!("people/{}/words", words.child))
}

/// The page of the pair of this danger; the map where there is none.
fn pair(danger: Option<DangerId>) -> String {
    danger.map_or_else(|| "map".to_owned(), |danger| format!("pairs/{danger}"))
}

/// The page of the pair to which a scale belongs; the scales where it belongs to none.
fn pair_of_scale(scale: Option<&Scale>) -> String {
    scale
        .and_then(|scale| scale.danger)
        .map_or_else(|| "scaling".to_owned(), |danger| format!("pairs/{danger}"))
}

/// A thing in a few words: the name of a person, the first words of a sentence.
pub fn title(record: &CaseRecord, object: &Object) -> String {
    let name = |id: PersonId| record.person(id).map(|person| person.short_name().to_owned());
    let text = match object {
        Object::Family(family) => return family.name.clone(),
        Object::Person(person) => return person.full_name(),
        Object::Relationship(link) => {
            let one = |id| name(id).unwrap_or_else(|| "somebody".to_owned());
            return format!("{}, {} of {}", one(link.a), link.kinship.words(), one(link.b));
        }
        Object::NetworkMember(member) => return name(member.person).unwrap_or_default(),
        Object::MapItem(item) => &item.text,
        Object::DangerStatement(danger) => &danger.behaviour,
        Object::SafetyGoal(goal) => &goal.parent_doing,
        Object::NextStep(step) => &step.text,
        Object::BottomLine(line) => &line.text,
        Object::Scale(scale) => &scale.question,
        Object::PlanRule(rule) => &rule.text,
        Object::RedFlag(flag) => &flag.sign,
        Object::PlanTest(test) => &test.note,
        Object::Milestone(milestone) => &milestone.what,
        Object::Meeting(meeting) => return meeting.kind.words().to_owned(),
        Object::Closure(closure) => &closure.reason,
        Object::Contact(contact) => &contact.worried,
        Object::ChildWords(words) => &words.words,
        Object::CaseNote(note) => &note.words,
        Object::StrategyDiscussion(held) => &held.because,
        Object::SafetyPlan(plan) => return plan.kind.words().to_owned(),
        Object::Child(child) => return child.full_name(),
        Object::ChildLink(link) => return name(link.person).unwrap_or_default(),
        Object::OnePerson(one) => &one.because,
        Object::Party(party) => return party.name.clone(),
        // They have no words of their own: whoever shows one of them says what kind of thing it is.
        Object::Map(_)
        | Object::ScalingRound(_)
        | Object::ScaleRating(_)
        | Object::Escalation(_)
        | Object::Trajectory(_)
        | Object::Supervision(_)
        | Object::FamilyLink(_)
        | Object::Mention(_)
        | Object::Placement(_)
        | Object::PartyCheck(_)
        | Object::Referral(_)
        | Object::Assessment(_)
        | Object::Enquiry(_)
        | Object::ChildConference(_)
        | Object::ProtectionPlan(_)
        | Object::InNeedPlan(_) => return String::new(),
    };
    few_words(text)
}

/// The first words of a text, enough to know which one is meant.
pub fn few_words(text: &str) -> String {
    const WORDS: usize = 12;
    let mut words = text.split_whitespace();
    let shown = words.by_ref().take(WORDS).collect::<Vec<_>>().join(" ");
    if words.next().is_some() { format!("{shown} …") } else { shown }
}

/// Where the paper of a plan is for a reader who is a child. None: the reader is grown up, and gets the family's plan.
pub fn paper_of_plan(
    family: FamilyId,
    record: &CaseRecord,
    plan: PlanId,
    reader: PersonId,
    today: Date,
) -> Option<String> {
    Young::of(record.person(reader)?, today)?;
    Some(format!("/families/{family}/plan/{plan}/children/{reader}"))
}
