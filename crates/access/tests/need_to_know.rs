//! Who may see a family's record: the need to know, shown for every role, place and state of a record.

use access::{Actor, Basis, BreakGlass, Deed, FamilyFacts, Refusal, Role, family};
use jiff::{Timestamp, ToSpan};
use practice::ids::{FamilyId, TeamId, WorkerId};

const OWN_TEAM: TeamId = TeamId(1);
const OTHER_TEAM: TeamId = TeamId(2);
const ME: WorkerId = WorkerId(10);

fn now() -> Timestamp {
    Timestamp::UNIX_EPOCH + 500_000.hours()
}

fn actor(role: Role) -> Actor {
    Actor { worker: ME, role, team: Some(OWN_TEAM) }
}

fn facts(team: TeamId) -> FamilyFacts {
    FamilyFacts {
        record: FamilyId(7),
        team,
        lead_worker: Some(WorkerId(99)),
        is_co_worker: false,
        chair: None,
        restricted: false,
        is_named: false,
        has_conflict: false,
        break_glass: None,
    }
}

/// Every combination of the facts about one family.
fn every_fact() -> Vec<FamilyFacts> {
    let mut all = Vec::new();
    for bits in 0_u32..128 {
        let bit = |at: u32| bits >> at & 1 == 1;
        for glass in [None, Some(now() - 1.hour()), Some(now() + 1.hour())] {
            all.push(FamilyFacts {
                record: FamilyId(7),
                team: if bit(0) { OWN_TEAM } else { OTHER_TEAM },
                lead_worker: Some(if bit(1) { ME } else { WorkerId(99) }),
                is_co_worker: bit(2),
                chair: bit(3).then_some(ME),
                restricted: bit(4),
                is_named: bit(5),
                has_conflict: bit(6),
                break_glass: glass.map(|until| BreakGlass { until }),
            });
        }
    }
    all
}

#[test]
fn a_conflict_of_interest_beats_every_role_and_every_other_fact() {
    for role in Role::ALL {
        for facts in every_fact().into_iter().filter(|facts| facts.has_conflict) {
            for deed in Deed::ALL {
                assert!(family::permit(actor(*role), &facts, *deed, now()).is_err());
            }
        }
    }
}

#[test]
fn a_restricted_family_is_absent_to_everybody_not_named() {
    for role in Role::ALL {
        for facts in every_fact().into_iter().filter(|facts| facts.restricted && !facts.is_named) {
            let refused = family::permit(actor(*role), &facts, Deed::See, now());
            assert!(matches!(refused, Err(Refusal::Absent | Refusal::NotYourRole)));
        }
    }
}

#[test]
fn administrators_and_analysts_never_see_a_record() {
    for role in [Role::Administrator, Role::PerformanceAnalyst] {
        for facts in every_fact() {
            for deed in Deed::ALL {
                assert_eq!(family::permit(actor(role), &facts, *deed, now()), Err(Refusal::NotYourRole));
            }
        }
    }
}

#[test]
fn whoever_may_do_anything_may_also_see() {
    for role in Role::ALL {
        for facts in every_fact() {
            for deed in Deed::ALL {
                if family::permit(actor(*role), &facts, *deed, now()).is_ok() {
                    assert!(family::permit(actor(*role), &facts, Deed::See, now()).is_ok());
                }
            }
        }
    }
}

/// The deeds that this person may do.
fn may(role: Role, facts: &FamilyFacts) -> Vec<Deed> {
    let is_let_in = |deed: &&Deed| family::permit(actor(role), facts, **deed, now()).is_ok();
    Deed::ALL.iter().filter(is_let_in).copied().collect()
}

#[test]
fn who_may_sign_may_change_and_who_may_change_may_see() {
    for role in Role::ALL {
        for facts in every_fact() {
            let may = may(*role, &facts);
            for (more, less) in [
                (Deed::SignOff, Deed::Change),
                (Deed::Change, Deed::See),
                (Deed::Decide, Deed::Change),
                (Deed::Audit, Deed::See),
                (Deed::Change, Deed::Supervise),
                (Deed::Supervise, Deed::See),
            ] {
                assert!(!may.contains(&more) || may.contains(&less), "{role:?} {more:?} {facts:?}");
            }
        }
    }
}

#[test]
fn being_named_never_gives_more_than_the_same_role_in_the_team_has() {
    for role in Role::ALL {
        for mut stranger in every_fact() {
            if stranger.team == OWN_TEAM || stranger.lead_worker == Some(ME) {
                continue;
            }
            (stranger.restricted, stranger.is_named) = (true, true);
            let colleague = FamilyFacts { team: OWN_TEAM, ..stranger.clone() };
            let (of_another, of_the_team) = (may(*role, &stranger), may(*role, &colleague));
            assert!(
                of_another.iter().all(|deed| of_the_team.contains(deed)),
                "{role:?}: {of_another:?} and in the team {of_the_team:?}, {stranger:?}"
            );
            if !stranger.is_co_worker && stranger.chair != Some(ME) && !stranger.has_conflict {
                let basis =
                    family::permit(actor(*role), &stranger, Deed::See, now()).map(|permit| permit.basis());
                let expected =
                    if role.sees_no_records() { Err(Refusal::NotYourRole) } else { Ok(Basis::Named) };
                assert_eq!(basis, expected, "{role:?}");
                assert!(
                    !of_another.iter().any(|deed| matches!(deed, Deed::SignOff | Deed::Audit | Deed::Decide))
                );
            }
        }
    }
}

#[test]
fn an_emergency_gives_no_more_than_being_named_and_working_together_no_less() {
    for role in Role::ALL {
        let mut named = facts(OTHER_TEAM);
        (named.restricted, named.is_named) = (true, true);
        let mut glass = facts(OTHER_TEAM);
        glass.break_glass = Some(BreakGlass { until: now() + 1.hour() });
        assert!(may(*role, &glass).iter().all(|deed| may(*role, &named).contains(deed)), "{role:?}");
        for together in [
            FamilyFacts { is_co_worker: true, ..named.clone() },
            FamilyFacts { lead_worker: Some(ME), ..named.clone() },
            FamilyFacts { chair: Some(ME), ..named.clone() },
        ] {
            assert!(may(*role, &named).iter().all(|deed| may(*role, &together).contains(deed)), "{role:?}");
        }
    }
}

#[test]
fn another_fact_that_ties_somebody_to_a_family_takes_nothing_away() {
    for role in Role::ALL {
        for less in every_fact() {
            for more in [
                FamilyFacts { is_co_worker: true, ..less.clone() },
                FamilyFacts { lead_worker: Some(ME), ..less.clone() },
                FamilyFacts { chair: Some(ME), ..less.clone() },
                FamilyFacts { is_named: true, ..less.clone() },
                FamilyFacts { team: OWN_TEAM, ..less.clone() },
                FamilyFacts { restricted: false, ..less.clone() },
            ] {
                // A record that is open again is closed to those who were only named for it.
                if less.restricted && !more.restricted && !may(*role, &less).is_empty() {
                    continue;
                }
                let (before, after) = (may(*role, &less), may(*role, &more));
                assert!(
                    before.iter().all(|deed| after.contains(deed)),
                    "{role:?}: {before:?} {after:?}: {less:?}"
                );
            }
        }
    }
}

#[test]
fn another_teams_family_asks_why_and_opens_only_while_the_emergency_lasts() {
    let worker = actor(Role::SocialWorker);
    let mut other = facts(OTHER_TEAM);
    assert_eq!(family::permit(worker, &other, Deed::See, now()), Err(Refusal::AskWhy));
    other.break_glass = Some(BreakGlass { until: now() + 1.hour() });
    let permit = family::permit(worker, &other, Deed::Change, now()).map(|permit| permit.basis());
    assert_eq!(permit, Ok(Basis::BreakGlass));
    assert_eq!(family::permit(worker, &other, Deed::SignOff, now()), Err(Refusal::NotYourRole));
    other.break_glass = Some(BreakGlass { until: now() });
    assert_eq!(family::permit(worker, &other, Deed::See, now()), Err(Refusal::AskWhy));
}

#[test]
fn the_lead_worker_signs_off_and_the_supervisor_decides() {
    let mut own = facts(OWN_TEAM);
    own.lead_worker = Some(ME);
    assert!(family::permit(actor(Role::SocialWorker), &own, Deed::SignOff, now()).is_ok());
    assert_eq!(
        family::permit(actor(Role::SocialWorker), &own, Deed::Decide, now()),
        Err(Refusal::NotYourRole)
    );
    let team = facts(OWN_TEAM);
    assert_eq!(
        family::permit(actor(Role::SocialWorker), &team, Deed::SignOff, now()),
        Err(Refusal::NotYourRole)
    );
    assert!(family::permit(actor(Role::PracticeSupervisor), &team, Deed::Decide, now()).is_ok());
    assert_eq!(
        family::permit(actor(Role::PracticeLead), &team, Deed::Change, now()),
        Err(Refusal::NotYourRole)
    );
}

#[test]
fn a_child_is_handed_over_by_whoever_decides_and_to_no_family_of_which_they_may_not_know()
-> Result<(), Refusal> {
    use access::{ChildFacts, Facts, child};
    use practice::{RecordPart, ids::ChildId};
    let own = Facts {
        record: ChildId(8),
        team: OWN_TEAM,
        lead_worker: None,
        is_co_worker: false,
        chair: None,
        restricted: false,
        is_named: false,
        has_conflict: false,
        break_glass: None,
    };
    let of_child = ChildFacts { own, has_own_team: true, holding: None };
    let supervisor = actor(Role::PracticeSupervisor);
    let leave = |deed| child::permit(supervisor, &of_child, deed, now());
    let (decides, changes) = (leave(Deed::Decide)?, leave(Deed::Change)?);
    for to in every_fact() {
        assert_eq!(child::hand_over(&changes, &to, now()), Err(Refusal::NotYourRole), "only who decides");
        let may_know = family::permit(supervisor, &to, Deed::See, now()) != Err(Refusal::Absent);
        let given = child::hand_over(&decides, &to, now());
        assert_eq!(given.is_ok(), may_know, "{to:?}");
        let Ok(given) = given else { continue };
        if family::permit(supervisor, &to, Deed::Decide, now()).is_err() {
            assert_eq!((given.deed(), given.basis()), (Deed::Change, Basis::HandsOver));
            assert!(given.covers(RecordPart::Links) && given.covers(RecordPart::People));
            for part in [RecordPart::Case, RecordPart::Plan, RecordPart::Supervision, RecordPart::Contacts] {
                assert!(!given.covers(part), "it reaches what comes with the child, and no {part:?}");
            }
        }
    }
    Ok(())
}
