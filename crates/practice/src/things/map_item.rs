//! An item on the map, as a thing of the record.

use crate::{
    Thresholds,
    actions::{
        Acting, Change,
        dates::Days,
        kinds::{live_map, missing},
        references::References,
        refusals::Refusals,
        words::{are_own, said_by},
    },
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    map::{Category, MapItem, Moment},
    mention::About,
    object::{CaseRecord, Kind},
    thing::{FAMILY_OR_CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    who::Who,
};

impl Thing for MapItem {
    const HOMES: &'static [Home] = FAMILY_OR_CHILD;
    const PART: RecordPart = RecordPart::Map;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = false;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut References) {
        names.one("map", Kind::Map, self.map.0);
        names.who("said_by", &self.said_by);
        names.who("actor", &self.actor);
        self.children.iter().for_each(|id| names.one("children", Kind::Person, id.0));
        self.effects.iter().for_each(|effect| names.one("effects", Kind::Person, effect.child.0));
        self.danger.iter().for_each(|id| names.ruled(9, "danger", Kind::DangerStatement, id.0));
        for occasion in &self.occasions {
            names.who("occasions", &occasion.who);
            names.who("occasions", &occasion.witnessed_by);
        }
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, _: &CaseRecord, _: &Acting<'_>) {}

    fn own_words(&self, record: &CaseRecord, refusals: &mut Refusals) {
        let Some(old) = record.item(self.id).filter(|old| are_own(old)) else { return };
        let kept = old.text == self.text && old.said_by == self.said_by && self.verbatim;
        let who = old.said_by.as_ref().map_or_else(String::new, |who| said_by(record, who));
        refusals.when(!kept, 23, self.which(), "text", format!(
            "These are {who}’s own words and stay as they were said. If they were written down wrongly, withdraw them with a reason and add them anew.",
        ));
    }

    fn dates(&self, _: &CaseRecord, days: &mut Days<'_>) {
        let moments: [(&'static str, &str, &Moment); 3] = [
            ("first", "The first time", &self.first),
            ("worst", "The worst time", &self.worst),
            ("last", "The last time", &self.last),
        ];
        for (field, what, moment) in moments {
            days.past(field, what, moment.on);
        }
        days.order("last", "The last time is before the first time.", self.first.on, self.last.on);
        days.order("worst", "The worst time is before the first time.", self.first.on, self.worst.on);
        days.order("worst", "The worst time is after the last time.", self.worst.on, self.last.on);
        for occasion in &self.occasions {
            days.past("occasions", "The day of the occasion", occasion.on);
        }
    }

    fn steps_apart(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn soundness(&self, record: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        let at = self.which();
        missing(refusals, at, "text", &self.text, "Write the sentence that goes on the map.");
        live_map(record, at, self.map, refusals);
        refusals.when(
            self.verbatim && self.said_by.is_none(),
            23,
            at,
            "said_by",
            "Own words are somebody’s: say who said this.",
        );
        if self.category == Category::ExistingSafety {
            refusals.when(self.danger.is_none(), 9, at, "danger",
                "Existing safety is shown against a danger: choose the danger that was present. Until then this is a strength.");
            refusals.when(!self.occasions.iter().any(|occasion| occasion.on.is_some()), 9, at, "occasions",
                "Existing safety needs at least one occasion with its day, when the danger was there and somebody kept the child safe. Until then this is a strength.");
        }
        let shows = record
            .goals
            .iter()
            .any(|goal| goal.evidence.contains(&self.id) && self.danger != Some(goal.danger));
        let shows = shows
            || self.category != Category::ExistingSafety
                && record.goals.iter().any(|goal| goal.evidence.contains(&self.id));
        refusals.when(shows, 20, at, "category",
            "This shows that a goal is being met, so it stays existing safety for that danger. Take it out of the goal’s evidence first.");
        let example = record.dangers.iter().any(|danger| danger.examples.contains(&self.id));
        refusals.when(example && self.category != Category::PastHarm, 7, at, "category",
            "This is an example in a danger statement, so it stays with the harm that has happened. Take it out of the statement first.");
    }

    fn professionals(&self) -> Vec<&Who> {
        self.said_by.iter().collect()
    }

    fn stays(&self) -> Option<&'static str> {
        None
    }

    fn map_of(&self, _: &CaseRecord) -> Option<MapId> {
        Some(self.map)
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
