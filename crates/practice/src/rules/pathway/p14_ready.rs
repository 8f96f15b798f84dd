//! P14: a conference decides on the child's map: signed off, with or without a disagreement; each danger about this child with its
//! goal and its scale (I1, I2); and everybody's own number before the decision (I4). A decision on less is somebody's impression of
//! the room. The chair may decide all the same, and says why.

use super::{About, Finding, Found, Said};
use crate::{
    danger::DangerStatement,
    map::Map,
    rules::{i01_pairs::is_paired, i02_scales::is_scaled},
    scale::ScalingRound,
};
use jiff::civil::Date;

/// The field in which the chair says why it was decided all the same.
const FIELD: &str = "unready_because";

/// What the map lacks for a conference about this child, held on a day. None of the family's records knows of the child: no map.
pub fn ready_to_confer(about: Option<About<'_>>, on: Date) -> Vec<Finding> {
    let mut found = Found::default();
    let mut add = |when, said| found.block(when, 14, FIELD, said);
    let Some(about) = about.filter(|about| about.maps().next().is_some()) else {
        add(true, Said::NoMap);
        return found.all();
    };
    let is_signed = |danger: &DangerStatement| about.look.map(danger.map).is_some_and(Map::is_signed);
    let is_open = about.maps().all(|map| !map.is_signed()) || !about.dangers().all(is_signed);
    add(is_open, Said::NotSigned);
    for danger in about.dangers() {
        let named = || about.look.statement(danger);
        add(!is_paired(about.look, danger), Said::NoGoal { danger: named() });
        if !is_scaled(about.look, danger) {
            add(true, Said::NoScale { danger: named() });
            continue;
        }
        let mut asked = rounds(about, danger, on).peekable();
        if asked.peek().is_none() {
            add(true, Said::NotAsked { danger: named(), on });
        } else if asked.all(|round| round.opened.is_none()) {
            add(true, Said::StillSealed { danger: named(), on });
        }
    }
    found.all()
}

/// The rounds of that day, or of a meeting on that day, in which people were asked for their own number about a danger. Once such a
/// round is open everybody has answered, or whoever leads it has said why somebody could not be waited for (I4).
fn rounds<'a>(
    about: About<'a>,
    danger: &DangerStatement,
    on: Date,
) -> impl Iterator<Item = &'a ScalingRound> {
    let (look, danger) = (about.look, danger.id);
    let is_then = move |round: &ScalingRound| {
        let met = round.meeting.and_then(|meeting| look.record.meeting(meeting));
        round.on == on || met.is_some_and(|meeting| meeting.on == on)
    };
    let rounds = look.record.rounds.iter().map(|round| &round.value).filter(move |round| is_then(round));
    rounds.filter(move |round| look.scales_of(danger).any(|scale| round.scales.contains(&scale.id)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        CaseRecord, Thresholds,
        map::MapStatus,
        rules::Look,
        testing::{Shape, child, danger, goal, scale, sound_family},
    };

    fn found(record: &CaseRecord, shape: &Shape) -> Vec<Said> {
        let thresholds = Thresholds::default();
        let look = Look { record, today: shape.today, thresholds: &thresholds };
        let about = About { look, child: child(0) };
        ready_to_confer(Some(about), shape.days_ago(40)).into_iter().map(|one| one.said).collect()
    }

    #[test]
    fn what_the_map_lacks_is_said_and_each_danger_is_named_by_its_first_words() {
        let shape = Shape { signed: true, ..Shape::default() };
        let mut record = sound_family(&shape);
        assert_eq!(found(&record, &shape), []);
        record.maps[0].value.status = MapStatus::Draft;
        record.goals.retain(|kept| kept.id != goal(0));
        record.scales.retain(|kept| kept.id != scale(1));
        let said: Vec<String> = found(&record, &shape).iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "The map about this child is not signed off.",
                "The danger statement “Dan drinks until he cannot stand while the …” does not have one goal.",
                "The danger statement “Dan shouts at Kim and throws things when …” has no scale that says what 0 and 10 mean and which end is good.",
            ]
        );
    }

    #[test]
    fn a_danger_about_a_sibling_alone_is_no_matter_of_this_child() {
        let shape = Shape { signed: true, ..Shape::default() };
        let mut record = sound_family(&shape);
        record.goals.retain(|kept| kept.id != goal(0));
        let of_first = |danger: &mut crate::danger::DangerStatement| {
            danger.feared.retain(|feared| feared.child == child(1));
        };
        assert_eq!(found(&record, &shape).len(), 1);
        record
            .dangers
            .iter_mut()
            .filter(|kept| kept.id == danger(0))
            .for_each(|kept| of_first(&mut kept.value));
        assert_eq!(found(&record, &shape), []);
    }

    #[test]
    fn numbers_of_another_day_or_under_seal_are_none_before_the_decision() {
        let shape = Shape { signed: true, dangers: 1, ..Shape::default() };
        let on = shape.days_ago(40);
        let mut record = sound_family(&shape);
        record.rounds[0].value.opened = None;
        assert!(matches!(found(&record, &shape).as_slice(), [Said::StillSealed { .. }]));
        record.rounds[0].value.meeting = None;
        assert!(matches!(found(&record, &shape).as_slice(), [Said::StillSealed { .. }]), "{on}");
        record.rounds[0].value.on = shape.days_ago(60);
        assert!(matches!(found(&record, &shape).as_slice(), [Said::NotAsked { .. }]));
    }

    #[test]
    fn a_draft_beside_the_signed_map_counts_once_a_danger_stands_on_it() {
        let shape = Shape { signed: true, dangers: 1, ..Shape::default() };
        let mut record = sound_family(&shape);
        let mut draft = record.maps[0].clone();
        (draft.value.id, draft.value.status) = (crate::ids::MapId(900), MapStatus::Draft);
        record.maps.push(draft);
        assert_eq!(found(&record, &shape), []);
        record.dangers[0].value.map = crate::ids::MapId(900);
        assert_eq!(found(&record, &shape), [Said::NotSigned]);
    }

    #[test]
    fn a_child_whom_no_map_is_about_has_none() {
        let shape = Shape { signed: true, ..Shape::default() };
        let mut record = sound_family(&shape);
        record.maps[0].value.children.retain(|one| *one != child(0));
        assert_eq!(found(&record, &shape), [Said::NoMap]);
        assert_eq!(ready_to_confer(None, shape.today).len(), 1);
    }
}
