//! What a parent gets of the decision about the family that holds now.

use super::{
    Acting, Change, Refused,
    put::put,
    refusals::{HOUSE_KEEPING, Refusals, not_here},
};
use crate::{
    family::{Gives, ParentGets, Stage},
    ids::PersonId,
    object::{CaseRecord, Kind},
    people::holds_parental_responsibility,
};

/// Decides it. Whatever is not given whole needs a reason. Who decided and when is kept with it; what was decided about
/// earlier decisions stays.
pub fn decide_parent(
    record: &CaseRecord,
    person: PersonId,
    gives: Gives,
    why: &str,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let family = record.families.first().ok_or_else(|| not_here(Kind::Family, 0))?;
    let mut family = family.value.clone();
    let at = (Kind::Family, family.id.0);
    let mut refusals = Refusals::default();
    refusals.when(
        family.stage == Stage::Intake,
        HOUSE_KEEPING,
        at,
        "",
        "Nothing has been decided about this referral yet.",
    );
    refusals.when(
        !holds_parental_responsibility(record, person),
        HOUSE_KEEPING,
        at,
        "",
        "It is not written down that this person has parental responsibility. Add it under People first.",
    );
    refusals.when(
        gives != Gives::Give && why.trim().is_empty(),
        HOUSE_KEEPING,
        at,
        "why",
        "Say which part is given, and why not all of it.",
    );
    refusals.stop()?;
    let (stage, since) = (family.stage, family.stage_since);
    family.parents_get.retain(|one| (one.person, one.stage, one.since) != (person, stage, since));
    let why = why.trim().to_owned();
    family.parents_get.push(ParentGets { person, stage, since, gives, why, by: acting.by, on: acting.today });
    put(record, family.into(), acting)
}
