//! The invented authority: its teams, and the people who work in it.

use access::Role;
use practice::ids::{TeamId, WorkerId};

/// The authority, which does not exist.
pub const AUTHORITY: &str = "Wenlow and Harrowdale";

/// The teams.
pub const TEAMS: [&str; 3] =
    ["East safeguarding team", "West safeguarding team", "Early help and leaving care"];

/// A member of staff.
#[derive(Debug, Clone, Copy)]
pub struct Employee {
    /// The name under which they sign in.
    pub username: &'static str,
    /// The name that others read.
    pub name: &'static str,
    /// Their role.
    pub role: Role,
    /// The place of their team in [`TEAMS`].
    pub team: Option<usize>,
}

const fn employee(username: &'static str, name: &'static str, role: Role, team: Option<usize>) -> Employee {
    Employee { username, name, role, team }
}

/// Everybody with an account. The administrator comes first: nobody else can make the others.
pub const STAFF: [Employee; 17] = [
    employee("tamsin", "Tamsin Field", Role::Administrator, None),
    employee("amir", "Amir Siddiqui", Role::SocialWorker, Some(0)),
    employee("bronwen", "Bronwen Pryce", Role::SocialWorker, Some(0)),
    employee("seun", "Oluwaseun Bankole", Role::SocialWorker, Some(0)),
    employee("grace", "Grace Adeyemi", Role::PracticeSupervisor, Some(0)),
    employee("rosa", "Rosa Lindqvist", Role::PracticeLead, Some(0)),
    employee("kasia", "Katarzyna Wrona", Role::SocialWorker, Some(1)),
    employee("declan", "Declan Foy", Role::SocialWorker, Some(1)),
    employee("harpreet", "Harpreet Gill", Role::SocialWorker, Some(1)),
    employee("hamid", "Hamid Rostami", Role::PracticeSupervisor, Some(1)),
    employee("nell", "Nell Tranter", Role::PracticeLead, Some(1)),
    employee("joy", "Joy Amankwah", Role::SocialWorker, Some(2)),
    employee("mei", "Mei Lin Tan", Role::SocialWorker, Some(2)),
    employee("ivor", "Ivor Penhale", Role::PracticeSupervisor, Some(2)),
    employee("helen", "Helen Marsh", Role::ConferenceChair, None),
    employee("winston", "Winston Clarke", Role::ConferenceChair, None),
    employee("priya", "Priya Raman", Role::PerformanceAnalyst, None),
];

/// The authority with the numbers under which a store knows its teams and staff.
#[derive(Debug, Clone)]
pub struct Cast {
    /// The teams, in the order of [`TEAMS`].
    pub teams: Vec<TeamId>,
    /// The staff, in the order of [`STAFF`].
    pub workers: Vec<WorkerId>,
}

impl Cast {
    /// Numbers for tests, where there is no store.
    pub fn numbered() -> Self {
        Self {
            teams: (1..).take(TEAMS.len()).map(TeamId).collect(),
            workers: (11..).take(STAFF.len()).map(WorkerId).collect(),
        }
    }

    /// The number of the person with this user name, and who they are.
    pub fn person(&self, username: &str) -> Option<(WorkerId, &'static Employee)> {
        let place = STAFF.iter().position(|one| one.username == username)?;
        Some((*self.workers.get(place)?, &STAFF[place]))
    }

    /// Those with this role in a team, or without a team where the role has none.
    pub fn of_role(&self, role: Role, team: Option<usize>) -> Vec<(WorkerId, &'static Employee)> {
        let fits = |one: &&Employee| one.role == role && (one.team.is_none() || one.team == team);
        STAFF.iter().filter(fits).filter_map(|one| self.person(one.username)).collect()
    }
}
