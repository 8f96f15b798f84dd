//! What a rule looks at, and the few questions that many rules ask of it.

use crate::{
    Finding, Level, Place, Thresholds,
    danger::{DangerStatement, DangerStatus},
    family::{CaseStatus, Family},
    finding::RuleId,
    goal::{GoalStatus, SafetyGoal},
    ids::{DangerId, GoalId, MapId, PersonId, PlanId},
    map::{Category, Map, MapItem, MapStatus, Variant},
    object::{CaseRecord, Kind},
    plan::{NetworkMember, PlanRule, PlanStatus, PlanTest, SafetyPlan},
    scale::{Scale, ScaleRating, Subject},
    who::Who,
};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The record, as it stands.
    pub record: &'a CaseRecord,
    /// The day on which it is looked at.
    pub today: Date,
    /// The authority's settings.
    pub thresholds: &'a Thresholds,
}

impl<'a> Look<'a> {
    /// The case. A record holds one.
    pub fn family(self) -> Option<&'a Family> {
        self.record.families.iter().map(|kept| &kept.value).min_by_key(|family| family.id)
    }

    /// The maps on which people still work or rely: every map that no later one has replaced.
    pub fn maps(self) -> impl Iterator<Item = &'a Map> {
        self.record.maps.iter().map(|kept| &kept.value).filter(|map| map.status != MapStatus::Superseded)
    }

    /// The map, if it has not been replaced.
    pub fn map(self, id: MapId) -> Option<&'a Map> {
        self.maps().find(|map| map.id == id)
    }

    /// The items that stand on maps in use.
    pub fn items(self) -> impl Iterator<Item = &'a MapItem> {
        self.record.items.iter().map(|kept| &kept.value).filter(move |item| self.map(item.map).is_some())
    }

    /// The items of one category on maps in use.
    pub fn items_of(self, category: Category) -> impl Iterator<Item = &'a MapItem> {
        self.items().filter(move |item| item.category == category)
    }

    /// The danger statements that stand on maps in use, current and resolved.
    pub fn dangers(self) -> impl Iterator<Item = &'a DangerStatement> {
        self.record
            .dangers
            .iter()
            .map(|kept| &kept.value)
            .filter(move |danger| self.map(danger.map).is_some())
    }

    /// The danger statements on maps in use that still stand.
    pub fn current_dangers(self) -> impl Iterator<Item = &'a DangerStatement> {
        self.dangers().filter(|danger| danger.status == DangerStatus::Current)
    }

    /// The danger statement with this id, on whichever map.
    pub fn danger(self, id: DangerId) -> Option<&'a DangerStatement> {
        self.record.danger(id).map(|kept| &kept.value)
    }

    /// Every goal, withdrawn ones too, that is paired with this danger.
    pub fn goals_of(self, danger: DangerId) -> impl Iterator<Item = &'a SafetyGoal> {
        self.record.goals.iter().map(|kept| &kept.value).filter(move |goal| goal.danger == danger)
    }

    /// The goals of dangers that stand on maps in use.
    pub fn goals(self) -> impl Iterator<Item = (&'a DangerStatement, &'a SafetyGoal)> {
        self.dangers().flat_map(move |danger| self.goals_of(danger.id).map(move |goal| (danger, goal)))
    }

    /// The scales on which the pair of this danger is rated.
    pub fn scales_of(self, danger: DangerId) -> impl Iterator<Item = &'a Scale> {
        self.record
            .scales
            .iter()
            .map(|kept| &kept.value)
            .filter(move |scale| scale.danger == Some(danger))
            .filter(|scale| matches!(scale.subject, Subject::Pair | Subject::Wellbeing))
    }

    /// The rules of this plan.
    pub fn rules_of(self, plan: PlanId) -> impl Iterator<Item = &'a PlanRule> {
        self.record.plan_rules.iter().map(|kept| &kept.value).filter(move |rule| rule.plan == plan)
    }

    /// The dangers that still stand and that rules of this plan answer, in the order of their ids.
    pub fn dangers_of_plan(self, plan: PlanId) -> Vec<&'a DangerStatement> {
        let answered: BTreeSet<DangerId> =
            self.rules_of(plan).flat_map(|rule| self.dangers_of_rule(rule)).collect();
        let mut dangers: Vec<_> =
            self.current_dangers().filter(|danger| answered.contains(&danger.id)).collect();
        dangers.sort_by_key(|danger| danger.id);
        dangers
    }

    /// Whether the family keeps this plan by themselves, after the case has closed.
    pub fn is_left_to_family(self, plan: &SafetyPlan) -> bool {
        let closed = self.family().is_some_and(|family| family.status == CaseStatus::Closed);
        closed && plan.status == PlanStatus::FamilyOwned
    }

    /// The dangers that a rule of a plan answers: as it says, and through its goals.
    pub fn dangers_of_rule(self, rule: &PlanRule) -> BTreeSet<DangerId> {
        let through = rule.goals.iter().filter_map(|goal| self.record.goal(*goal)).map(|goal| goal.danger);
        rule.danger.into_iter().chain(through).collect()
    }

    /// The tests of rules, in whichever plan, that answer this danger.
    pub fn tests_of_danger(self, danger: DangerId) -> impl Iterator<Item = &'a PlanTest> {
        self.record.plan_tests.iter().map(|kept| &kept.value).filter(move |test| {
            self.record.plan_rule(test.rule).is_some_and(|rule| self.dangers_of_rule(rule).contains(&danger))
        })
    }

    /// The people whose behaviour is feared, and those who did the harm that the statement gives as examples: those who
    /// are the danger.
    pub fn people_who_are_the_danger(self, danger: &DangerStatement) -> BTreeSet<PersonId> {
        let examples = danger.examples.iter().filter_map(|id| self.record.item(*id));
        let did = examples.filter_map(|item| item.actor.as_ref().and_then(Who::person));
        did.chain(danger.whose.iter().copied()).collect()
    }

    /// Whether somebody can say from outside whether the child was safe: neither a parent nor the person who is
    /// the danger.
    pub fn sees_from_outside(self, who: &Who, danger: &DangerStatement) -> bool {
        who.person().is_none_or(|person| {
            let parent =
                self.record.person(person).is_some_and(|kept| kept.part == crate::people::Part::Parent);
            !parent && !self.people_who_are_the_danger(danger).contains(&person)
        })
    }

    /// Members of the network on this day who are naturally connected and neither professionals nor children.
    pub fn natural_network(self) -> impl Iterator<Item = &'a NetworkMember> {
        use crate::people::Part;
        self.record.network.iter().map(|kept| &kept.value).filter(move |member| {
            let here = member.left.is_none_or(|left| left > self.today);
            let part = self.record.person(member.person).map(|person| person.part);
            here && member.natural && !matches!(part, None | Some(Part::Professional | Part::Child))
        })
    }

    /// The children whom the record is about who are at least this old, by the order of their ids. A child whose date
    /// of birth is not known counts; a child who is not yet born, or has died, does not.
    pub fn children_from(self, years: i16) -> impl Iterator<Item = PersonId> {
        let old_enough = move |born: Date| {
            let age = calendar::age_on(born, self.today);
            !age.is_unborn() && i32::from(age.years) >= i32::from(years)
        };
        let children = self.record.people.iter().filter(|person| person.is_child() && person.died.is_none());
        let old = children.filter(move |person| person.born.is_none_or(old_enough)).map(|person| person.id);
        old.collect::<BTreeSet<_>>().into_iter()
    }

    /// Whether a rating may be seen by others: given outside a round, or its round has been opened.
    pub fn is_unsealed(self, rating: &ScaleRating) -> bool {
        rating.round.is_none_or(|round| self.record.round(round).is_none_or(|round| round.opened.is_some()))
    }

    /// The last rating of each person on each scale for each child.
    pub fn latest_ratings(self) -> Vec<&'a ScaleRating> {
        let mut all: Vec<&ScaleRating> = self.record.ratings.iter().map(|kept| &kept.value).collect();
        all.sort_by_key(|rating| (rating.scale, rating.rater.clone(), rating.child, rating.on, rating.id));
        let mut latest: Vec<&ScaleRating> = Vec::new();
        for rating in all {
            match latest.last_mut() {
                Some(last)
                    if (last.scale, &last.rater, last.child)
                        == (rating.scale, &rating.rater, rating.child) =>
                {
                    *last = rating;
                }
                _ => latest.push(rating),
            }
        }
        latest
    }

    /// The words of the map on which a danger stands.
    pub fn variant(self, map: MapId) -> Variant {
        self.record.map(map).map_or(Variant::Safety, |map| map.variant)
    }

    /// What a person is called: "Maya".
    pub fn name(self, person: PersonId) -> String {
        let known = self.record.person(person).map(|kept| kept.short_name().to_owned());
        known
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| "somebody who is not on this record".to_owned())
    }

    /// Anybody as a sentence names them: "Maya", "Mrs Hall, head teacher", "a worker". The record holds no workers' names.
    pub fn called(self, who: &Who) -> String {
        match who {
            Who::Person(person) => self.name(*person),
            Who::Worker(_) => "a worker".to_owned(),
            Who::Other(name) => name.clone(),
        }
    }

    /// Several people: "Maya, Leo and Ivy".
    pub fn names(self, people: impl IntoIterator<Item = PersonId>) -> String {
        list(&people.into_iter().map(|person| self.name(person)).collect::<Vec<_>>())
    }

    /// A danger statement as a sentence mentions it: "the danger statement “drinks until …”".
    pub fn statement(self, danger: &DangerStatement) -> String {
        let word = self.variant(danger.map).statement();
        if danger.behaviour.trim().is_empty() {
            format!("{word} {}", danger.seq)
        } else {
            format!("the {word} {}", quote(&danger.behaviour))
        }
    }

    /// A goal as a sentence mentions it: "the safety goal for “drinks until …”".
    pub fn goal_words(self, goal: &SafetyGoal) -> String {
        match self.danger(goal.danger) {
            Some(danger) if !danger.behaviour.trim().is_empty() => {
                format!("the {} for {}", self.variant(danger.map).goal(), quote(&danger.behaviour))
            }
            Some(danger) => format!("{} {}", self.variant(danger.map).goal(), danger.seq),
            None => "this goal".to_owned(),
        }
    }

    /// The goal with this id that may be worked towards.
    pub fn live_goal(self, id: GoalId) -> Option<&'a SafetyGoal> {
        self.record.goal(id).map(|kept| &kept.value).filter(|goal| goal.status != GoalStatus::Withdrawn)
    }
}

/// A finding.
pub(super) fn found(rule: u8, level: Level, place: Place, sentence: impl Into<String>) -> Finding {
    Finding { rule: RuleId::I(rule), level, sentence: capital(&sentence.into()), place }
}

/// A place.
pub(super) fn at(kind: Kind, number: i64, field: &'static str) -> Place {
    Place { kind, number, field }
}

/// Whether nothing is written.
pub(super) fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// The first words of a text in quotation marks, enough to know which one is meant.
pub(super) fn quote(text: &str) -> String {
    const WORDS: usize = 8;
    let words: Vec<&str> = text.split_whitespace().collect();
    let shown = words.iter().take(WORDS).copied().collect::<Vec<_>>().join(" ");
    let shown = shown.trim_end_matches(['.', ',', ';', ':', '!']);
    if words.len() > WORDS { format!("“{shown} …”") } else { format!("“{shown}”") }
}

/// "a, b and c".
pub(super) fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// The sentence with a capital letter at its start.
pub(super) fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
