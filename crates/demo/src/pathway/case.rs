//! What a story tells of a family as a whole, as far as the pathway of its children follows from it.

use crate::tell::Happening;
use calendar::Date;
use jiff::ToSpan as _;
use practice::{
    CaseRecord, Kept, Object, Thresholds,
    contact::{Contact, day_in_britain},
    family::{CaseStatus, Stage},
    ids::{ContactId, FamilyId, PersonId, WorkerId},
    rules::{Look, pathway::About},
};

/// What the story tells of the family as a whole.
pub(super) struct Case<'a> {
    /// All that the story tells, in the order of time.
    past: &'a [Happening],
    pub(super) family: FamilyId,
    pub(super) by: WorkerId,
    pub(super) today: Date,
    /// When the news came, from whom, and about which children; none: about all.
    pub(super) received: Date,
    pub(super) source: String,
    pub(super) contact: Option<ContactId>,
    pub(super) about: Vec<PersonId>,
    /// The stages with their first days.
    pub(super) stages: Vec<(Date, Stage)>,
    /// When the work ended.
    pub(super) closed: Option<Date>,
    /// Whether no work began.
    pub(super) at_the_door: bool,
    pub(super) factors: Vec<String>,
}

impl<'a> Case<'a> {
    pub(super) fn of(past: &'a [Happening], today: Date) -> Option<Self> {
        let first = past.first()?;
        let contact = past.iter().find_map(|one| match &one.object {
            Object::Contact(contact) => Some(contact),
            _ => None,
        });
        let Object::Family(family) = &first.object else { return None };
        // A story that tells of no contact tells of the referral in the case itself.
        let told = family.referral.received.unwrap_or_else(|| day_in_britain(first.at));
        let received = contact.map_or(told, Contact::received_on).min(today);
        let (mut stages, mut closed, mut at_the_door): (Vec<(Date, Stage)>, Option<Date>, bool) =
            (Vec::new(), None, false);
        let mut text = String::new();
        for happening in past {
            match &happening.object {
                Object::Family(family) => {
                    if stages.last().is_none_or(|(_, last)| *last != family.stage) {
                        stages.push((day_in_britain(happening.at).max(received), family.stage));
                    }
                    closed = family.closed.filter(|_| family.status == CaseStatus::Closed);
                }
                Object::Closure(closure) => at_the_door |= closure.at_the_door.is_some(),
                Object::DangerStatement(danger) => text.push_str(&danger.behaviour.to_lowercase()),
                Object::MapItem(item) => text.push_str(&item.text.to_lowercase()),
                _ => {}
            }
        }
        let told = |words: &[&str]| words.iter().any(|word| text.contains(word));
        let mut factors: Vec<String> = [
            ("1B", told(&["drink", "drunk", "wine", "vodka", "beer"])),
            ("2B", told(&["drug", "cannabis", "heroin"])),
            ("3B", told(&["hit", "punch", "violen", "threw", "afraid of him"])),
            ("4B", told(&["depress", "cannot get up", "voices", "low mood"])),
            ("16A", told(&["hungry", "alone", "food", "dirty", "neglect"])),
        ]
        .into_iter()
        .filter(|(_, is_told)| *is_told)
        .map(|(code, _)| code.to_owned())
        .collect();
        if factors.is_empty() {
            factors.push(::pathway::factors::OTHER.to_owned());
        }
        let id = family.id;
        Some(Self {
            past,
            family: id,
            by: first.by,
            today,
            received,
            source: contact.map(|contact| contact.source.clone()).unwrap_or_default(),
            contact: contact.map(|contact| contact.id),
            about: contact.map(|contact| contact.children.clone()).unwrap_or_default(),
            stages,
            closed,
            at_the_door,
            factors,
        })
    }

    /// What the family's record says of a child on a day, as the rules look at it that need the map.
    pub(super) fn on_map<T>(&self, (child, day): (PersonId, Date), look: impl FnOnce(About<'_>) -> T) -> T {
        let mut record = CaseRecord::default();
        for happening in self.past.iter().filter(|one| day_in_britain(one.at) <= day) {
            record.put(Kept::new(happening.object.clone()));
        }
        let thresholds = Thresholds::default();
        look(About { look: Look { record: &record, today: day, thresholds: &thresholds }, child })
    }

    /// Whether anybody went further than early help.
    pub(super) fn is_in_need(&self) -> bool {
        self.stages.iter().any(|(_, stage)| !matches!(stage, Stage::Intake | Stage::EarlyHelp))
    }

    /// The day on which it was decided on the referral. None: nobody has, or it led to early help.
    pub(super) fn decided(&self) -> Option<Date> {
        let beyond = |(_, stage): &&(Date, Stage)| !matches!(stage, Stage::Intake | Stage::EarlyHelp);
        if self.at_the_door { self.closed } else { self.stages.iter().find(beyond).map(|(day, _)| *day) }
    }

    /// The first day of a stage, and when it ended.
    pub(super) fn time_of(&self, wanted: &[Stage]) -> Option<(Date, Option<Date>)> {
        let at = self.stages.iter().position(|(_, stage)| wanted.contains(stage))?;
        let from = self.stages.get(at)?.0;
        let next =
            self.stages.iter().skip(at).find(|(_, stage)| !wanted.contains(stage)).map(|(day, _)| *day);
        Some((from, next.or(self.closed)))
    }

    /// The time of a child protection plan: it ends later than it begins.
    pub(super) fn protected(&self) -> Option<(Date, Option<Date>)> {
        let (from, to) = self.time_of(&[Stage::ChildProtection, Stage::PreProceedings])?;
        to.is_none_or(|to| from < to).then_some((from, to))
    }

    /// The day of the strategy discussion: that of the stage, or two weeks before the conference of a plan.
    pub(super) fn enquired(&self) -> Option<Date> {
        let decided = self.decided().filter(|_| !self.at_the_door)?;
        let stage = self.time_of(&[Stage::Section47]).map(|(from, _)| from);
        let before = self.protected().and_then(|(from, _)| from.checked_sub(14.days()).ok());
        stage.or(before).map(|day| day.max(decided))
    }
}
