//! A large invented authority: staff and teams by the thousand families, of which some are told whole and open and the
//! others are short and closed, as in the register of an authority after some years.

use crate::{
    long, nine,
    outcome::Outcome,
    sample::{PASSWORD, Sample},
    say,
};
use access::{Actor, OfficeDeed, OfficePermit, Role};
use demo::{
    Cast, Demo, Told,
    cast::{Employee, STAFF, TEAMS},
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use practice::{
    Kind, Object, Who,
    family::CaseStatus,
    ids::{DangerId, FamilyId, RoundId, ScaleId, TeamId, WorkerId},
    map::MapStatus,
    scale::ScalingRound,
};
use record::{Store, accounts::AccountDetails, bulk::Seed};
use tokio::task::JoinSet;
use ui::{app::PasswordCost, session::password};

/// Cheap, since signing in is not what is measured.
const COST: PasswordCost = PasswordCost { memory: 64, rounds: 1 };
/// How many families the three teams of one site have had.
const SITE: u64 = 1000;
/// How many map items a short family has.
const SHORT: usize = 5;
/// The number, within a family's own, of the round that waits for its numbers. No story comes near it.
const ROUND: i64 = 4000;

/// The authority.
pub(crate) struct Town {
    pub(crate) seed: u64,
    /// One family in so many is told whole.
    pub(crate) whole: u64,
    administrator: Option<WorkerId>,
    sites: Vec<Demo>,
    casts: Vec<Cast>,
    /// How many families there are.
    pub(crate) families: u64,
    /// How many children, as far as they were told.
    pub(crate) children: u64,
    /// How many journal entries the filling wrote.
    pub(crate) entries: u64,
    /// Those to measure with.
    pub(crate) samples: Vec<Sample>,
    /// The one with the notes of ten years.
    pub(crate) long: Option<Sample>,
    /// The one with nine children.
    pub(crate) nine: Option<Sample>,
    /// Those of which only the people named may know, of another site than the first.
    pub(crate) restricted: Vec<FamilyId>,
}

impl Town {
    /// An empty one.
    pub(crate) fn new(seed: u64, whole: u64) -> Self {
        Self {
            seed,
            whole: whole.max(1),
            administrator: None,
            sites: Vec::new(),
            casts: Vec::new(),
            families: 0,
            children: 0,
            entries: 0,
            samples: Vec::new(),
            long: None,
            nine: None,
            restricted: Vec::new(),
        }
    }

    /// Lets it grow to so many families.
    pub(crate) async fn grow(&mut self, store: &Store, families: u64) -> Outcome<()> {
        while (self.sites.len() as u64) * SITE < families {
            self.employ(store).await?;
        }
        let today = store.clock().today();
        let (first, whole) = (self.families, self.whole);
        let (sites, casts) = (&self.sites, &self.casts);
        let (samples, children) = (&mut self.samples, &mut self.children);
        let (long, with_nine) = (&mut self.long, &mut self.nine);
        let restricted = &mut self.restricted;
        let mut failed = None;
        let all = (first..families).map_while(|place| {
            let site = usize::try_from(place / SITE).unwrap_or(0);
            let told = sites.get(site)?.family(usize::try_from(place).ok()?);
            let told = told.map_err(|why| failed = Some(why)).ok()?;
            *children += count_children(&told);
            let is_whole = place % whole == 0;
            let mut seeds = if is_whole { seeds(told) } else { short(told) };
            restricted.extend(restricted_of(&seeds));
            if is_whole {
                let one = sample(&mut seeds, site, casts.get(site)?, today);
                match one {
                    Some(first) if long.is_none() => {
                        long::notes(&mut seeds, &first, today);
                        *long = Some(first);
                    }
                    Some(second) if with_nine.is_none() => {
                        nine::children(&mut seeds, &second);
                        *with_nine = Some(second);
                    }
                    one => samples.extend(one),
                }
            }
            Some(seeds)
        });
        let mut said = 0;
        let filled = store
            .fill(all, |filled| {
                if filled.families / 10_000 > said {
                    said = filled.families / 10_000;
                    say::aside(&format!("  {} families", first + filled.families));
                }
            })
            .await?;
        if let Some(why) = failed {
            return Err(why.into());
        }
        self.families += filled.families;
        self.entries += filled.entries;
        Ok(())
    }

    /// Makes the teams and staff of one more site.
    async fn employ(&mut self, store: &Store) -> Outcome<()> {
        let site = self.sites.len();
        let hash = password::hash(PASSWORD, COST).ok_or("a password could not be hashed")?;
        let administrator = if let Some(known) = self.administrator {
            known
        } else {
            let made = store.create_first_account(details(&STAFF[0], site, None), hash.clone()).await?;
            // Whoever is measured signs in with the password that all have.
            let own = may(made, Role::Administrator, None, OfficeDeed::OwnAccount)?;
            store.set_password_hash(own, made, hash.clone(), None).await?;
            made
        };
        self.administrator = Some(administrator);
        let permit = may(administrator, Role::Administrator, None, OfficeDeed::Administer)?;
        let mut cast = Cast { teams: Vec::new(), workers: vec![administrator] };
        for name in TEAMS {
            cast.teams.push(store.create_team(permit, &format!("{name} {}", site + 1)).await?);
        }
        // All at once, so that they share commits.
        let mut hired = JoinSet::new();
        for (place, one) in STAFF.iter().enumerate().skip(1) {
            let team = one.team.and_then(|place| cast.teams.get(place)).copied();
            let (store, details, hash, role) =
                (store.clone(), details(one, site, team), hash.clone(), one.role);
            hired.spawn(async move {
                let id = store.create_account(permit, details, hash.clone()).await?;
                let own = may(id, role, team, OfficeDeed::OwnAccount)?;
                store.set_password_hash(own, id, hash, None).await?;
                Outcome::Ok((place, id))
            });
        }
        let mut ids = Vec::new();
        while let Some(one) = hired.join_next().await {
            ids.push(one??);
        }
        ids.sort_unstable();
        cast.workers.extend(ids.into_iter().map(|(_, id)| id));
        self.sites.push(Demo::new(self.seed, store.clock().now(), cast.clone())?);
        self.casts.push(cast);
        Ok(())
    }
}

fn may(worker: WorkerId, role: Role, team: Option<TeamId>, deed: OfficeDeed) -> Outcome<OfficePermit> {
    access::office::permit(Actor { worker, role, team }, deed).map_err(|_| "staff cannot be made".into())
}

fn username(one: &Employee, site: usize) -> String {
    format!("{}{site}", one.username)
}

fn details(one: &Employee, site: usize, team: Option<TeamId>) -> AccountDetails {
    AccountDetails { username: username(one, site), display_name: one.name.to_owned(), role: one.role, team }
}

fn is_child(object: &Object) -> bool {
    matches!(object, Object::Person(person) if person.part == practice::people::Part::Child)
}

fn count_children(told: &Told) -> u64 {
    let children = told.past.iter().filter(|one| is_child(&one.object)).map(|one| one.object.number());
    children.collect::<std::collections::BTreeSet<_>>().len() as u64
}

fn seeds(told: Told) -> Vec<Seed> {
    let seed =
        |one: demo::Happening| Seed { reason: one.reason, ..Seed::put(one.object, one.at, one.by, one.verb) };
    told.past.into_iter().map(seed).collect()
}

/// The people, the first of the map, and the end: a family that was seen and helped, and closed.
fn short(told: Told) -> Vec<Seed> {
    let mut items = 0;
    let mut seeds = seeds(told);
    let case = seeds.first().and_then(|seed| match &seed.change {
        practice::actions::Change::Put(Object::Family(case)) => Some((case.clone(), seed.by)),
        _ => None,
    });
    seeds.retain(|seed| {
        let practice::actions::Change::Put(object) = &seed.change else { return false };
        match object.kind() {
            Kind::Family => {
                matches!(&case, Some((first, _)) if matches!(object, Object::Family(it) if it == first))
            }
            Kind::Person | Kind::Relationship | Kind::Map => true,
            Kind::MapItem => {
                items += 1;
                items <= SHORT
            }
            _ => false,
        }
    });
    if let Some((mut case, by)) = case {
        let at = seeds.last().map_or(Timestamp::UNIX_EPOCH, |seed| seed.at);
        case.status = CaseStatus::Closed;
        case.closed = Some(at.to_zoned(TimeZone::UTC).date());
        seeds.push(Seed::put(case, at, by, "family.closed"));
    }
    seeds
}

/// The family, where its record is restricted.
fn restricted_of(seeds: &[Seed]) -> Option<FamilyId> {
    seeds.iter().rev().find_map(|seed| match &seed.change {
        practice::actions::Change::Put(Object::Family(it)) => Some(it.restricted.then_some(it.id)),
        _ => None,
    })?
}

/// What is measured with in a whole family; a round on its scales that waits for numbers is added.
fn sample(seeds: &mut Vec<Seed>, site: usize, staff: &Cast, today: Date) -> Option<Sample> {
    let (mut case, mut map, mut child) = (None, None, None);
    let mut scales: Vec<(ScaleId, DangerId)> = Vec::new();
    for seed in seeds.iter() {
        let practice::actions::Change::Put(object) = &seed.change else { continue };
        match object {
            Object::Family(it) => case = Some(it.clone()),
            Object::Map(it) if it.status != MapStatus::Superseded => map = Some(it.id),
            Object::Scale(it) if scales.iter().all(|known| known.0 != it.id) => {
                scales.extend(it.danger.map(|danger| (it.id, danger)));
            }
            Object::Person(it) if is_child(object) && child.is_none() => {
                child = Some((format!("{} {}", it.given, it.family), it.born));
            }
            _ => {}
        }
    }
    let case = case.filter(|case| case.status == CaseStatus::Open && !case.restricted)?;
    let (lead, (_, danger)) = (case.lead_worker?, scales.first().copied()?);
    let who = staff.workers.iter().position(|one| *one == lead).and_then(|place| STAFF.get(place))?;
    let supervisor = STAFF.iter().find(|one| one.role == Role::PracticeSupervisor && one.team == Some(0))?;
    let round = ScalingRound {
        id: RoundId(case.id.0 + ROUND),
        on: today,
        meeting: None,
        scales: scales.iter().map(|known| known.0).collect(),
        raters: vec![Who::Worker(lead)],
        chair: lead,
        passed: Vec::new(),
        opened: None,
    };
    let sample = Sample {
        family: case.id,
        username: username(who, site),
        supervisor: username(supervisor, site),
        map: map?,
        round: round.id,
        danger,
        child: child?,
    };
    let last = seeds.last().map(|seed| seed.at)?;
    seeds.push(Seed::put(round, last, lead, "round.started"));
    Some(sample)
}
