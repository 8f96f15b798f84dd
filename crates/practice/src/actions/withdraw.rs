//! Taking something out of what stands, with the reason. The journal keeps it.

use super::{
    Acting, Change, Refused, consequences,
    references::named_by,
    refusals::{HOUSE_KEEPING, Refusals, not_here},
    settle::settle,
};
use crate::{
    Keeping,
    ids::PersonId,
    object::{CaseRecord, Kind},
};
use std::collections::BTreeMap;

/// Withdraws a thing. Refuses where something else still names it, and says what. A danger goes together with its goal
/// and its scale where nobody has given a number yet; otherwise it is marked as no longer a danger.
pub fn withdraw(
    record: &CaseRecord,
    kind: Kind,
    number: i64,
    reason: &str,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let at = (kind, number);
    let object = record.find(kind, number).ok_or_else(|| not_here(kind, number))?.value;
    let mut refusals = Refusals::default();
    if !kind.is_kept_on_a_closed_case() {
        refusals.unless_open(record);
    }
    refusals.when(reason.trim().is_empty(), HOUSE_KEEPING, at, "", "Say why this is withdrawn.");
    if let Some(sentence) = object.stays() {
        refusals.add(HOUSE_KEEPING, at, "", sentence);
    }
    let going = going(record, at);
    let rated = going.iter().any(|(kind, number)| {
        *kind == Kind::Scale && record.ratings.iter().any(|rating| rating.scale.0 == *number)
    });
    if kind == Kind::DangerStatement && rated {
        refusals.add(HOUSE_KEEPING, at, "status",
            "Numbers have been given about this danger, so it is kept. Mark it as no longer a danger, with the reason.");
    } else if let Some(what) = hangs_on(record, &going) {
        refusals.add(HOUSE_KEEPING, at, "", format!(
            "This {} cannot be withdrawn while other things name it: {what}. Change or withdraw those first.",
            kind.words()
        ));
    }
    refusals.stop()?;
    let mut changes: Vec<Change> = going
        .into_iter()
        .map(|(kind, number)| Change::Withdraw { kind, number, reason: reason.trim().to_owned() })
        .collect();
    if let Some(map) = object.map_of(record).filter(|map| (Kind::Map, map.0) != at) {
        consequences::unsign(record, map, &mut changes);
    }
    if let Some(plan) = object.plan_of(None) {
        consequences::take_back_marks(record, plan, &mut changes);
    }
    settle(record, &mut changes, acting);
    Ok(changes)
}

/// What is withdrawn, and what goes with it: the goal and the scale of a danger, the words for a child about any of these.
fn going(record: &CaseRecord, first: (Kind, i64)) -> Vec<(Kind, i64)> {
    let objects = record.objects();
    let mut going = vec![first];
    // What goes may take more along.
    let mut before = 0;
    while before < going.len() {
        before = going.len();
        for object in &objects {
            let at = (object.kind(), object.number());
            if !going.contains(&at) && object.goes_with().iter().any(|it| going.contains(it)) {
                going.push(at);
            }
        }
    }
    going
}

/// What still names any of these, in words: "2 next steps and 1 rule of a plan".
fn hangs_on(record: &CaseRecord, going: &[(Kind, i64)]) -> Option<String> {
    let mut counts: BTreeMap<Kind, std::collections::BTreeSet<i64>> = BTreeMap::new();
    for (kind, number) in going {
        for object in named_by(record, *kind, *number) {
            if !going.contains(&(object.kind(), object.number())) {
                counts.entry(object.kind()).or_default().insert(object.number());
            }
        }
    }
    let of_ledger = going.iter().filter(|(kind, _)| *kind == Kind::Person).flat_map(|(_, number)| {
        let naming = |kind: &Kind| (*kind, record.digest.naming(PersonId(*number), *kind) as usize);
        Kind::ALL.iter().filter(|kind| kind.keeping() == Keeping::Ledger).map(naming)
    });
    let words: Vec<String> = counts
        .iter()
        .map(|(kind, numbers)| (*kind, numbers.len()))
        .chain(of_ledger.filter(|(_, count)| *count > 0))
        .map(|(kind, count)| match (count, kind.words()) {
            (1, words) => format!("1 {words}"),
            (many, words) => format!("{many} × {words}"),
        })
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}
