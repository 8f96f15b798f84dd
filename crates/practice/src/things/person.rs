//! A person, as a thing of the record.

use crate::{
    Thresholds,
    actions::{
        Acting, Change,
        dates::{Days, EARLIEST},
        kinds::{missing, older},
        references::References,
        refusals::{HOUSE_KEEPING, Refusals},
    },
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kind},
    people::Person,
    thing::{FAMILY_OR_CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    who::Who,
};
use jiff::ToSpan;

impl Thing for Person {
    const HOMES: &'static [Home] = FAMILY_OR_CHILD;
    const PART: RecordPart = RecordPart::People;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = false;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, _: &mut References) {}

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, _: &CaseRecord, _: &Acting<'_>) {}

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, record: &CaseRecord, days: &mut Days<'_>) {
        days.lifetime("born", "The date of birth", self.born);
        days.past("died", "The date of death", self.died);
        days.order("died", "The date of death is before the date of birth.", self.born, self.died);
        if self.born != record.person(self.id).and_then(|before| before.value.born) {
            grown(self, days);
        }
        let Some(born) = self.born.filter(|born| *born > days.today) else { return };
        if !self.is_child() {
            days.say(
                "born",
                "The date of birth is in the future. Only a child may still be expected.".to_owned(),
            );
        } else if days.today.checked_add(1.year()).is_ok_and(|latest| born > latest) {
            days.say(
                "born",
                "The child is expected more than a year from now. Look at the year again.".to_owned(),
            );
        }
    }

    fn steps_apart(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn soundness(&self, record: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        let at = self.which();
        let named = format!("{}{}{}", self.given, self.family, self.called);
        missing(refusals, at, "given", &named, "Give a name, or what this person is called for now.");
        let named_as_child = || {
            record.maps.iter().any(|map| map.children.contains(&self.id))
                || record.dangers.iter().any(|danger| danger.children().any(|child| child == self.id))
        };
        refusals.when(
            !self.is_child() && named_as_child(),
            HOUSE_KEEPING,
            at,
            "part",
            format!(
                "{} stands on a map as one of the children. Take {} off it first.",
                self.short_name(),
                self.short_name()
            ),
        );
        for link in record.relationships.iter().filter(|link| link.a == self.id || link.b == self.id) {
            let one = |id| if id == self.id { Some(self) } else { record.person(id).map(|kept| &kept.value) };
            older(at, "born", link, one(link.a), one(link.b), refusals);
        }
    }

    fn professionals(&self) -> Vec<&Who> {
        Vec::new()
    }

    fn stays(&self) -> Option<&'static str> {
        None
    }

    fn map_of(&self, _: &CaseRecord) -> Option<MapId> {
        None
    }

    fn plan_of(&self, _: Option<&Self>) -> Option<PlanId> {
        None
    }

    fn consequences(&self, _: Option<&Self>, _: &CaseRecord, _: &mut Acting<'_>, _: &mut Vec<Change>) {}

    fn about(&self) -> Option<About> {
        None
    }

    fn sealing(&self, _: &CaseRecord, _: WorkerId) -> Sealing {
        Sealing::Open
    }
}

/// Nobody who is put into a record as a child is older, in years.
const OLDEST_CHILD: u16 = 30;

/// Nobody is put into a record as a child at more than thirty: a young person is helped until 25, and 1926 is soon typed for 2026.
fn grown(person: &Person, days: &mut Days<'_>) {
    let Some(born) = person.born.filter(|born| person.is_child() && *born >= EARLIEST) else { return };
    let age = calendar::age_on(born, days.today).years;
    if age <= OLDEST_CHILD {
        return;
    }
    let meant = born.checked_add(100.years()).ok().filter(|meant| meant.year() <= days.today.year() + 1);
    let meant = meant.map(|meant| format!(" Was {} meant?", meant.year())).unwrap_or_default();
    let name = person.short_name();
    days.say("born", format!("{name} would be a child of {age} years. Look at the year again.{meant}"));
}
