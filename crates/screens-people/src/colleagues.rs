//! The authority's teams and workers, as the forms about a child, a carer or a sponsor offer them.

use access::Role;
use practice::ids::{TeamId, WorkerId};
use record::teams::Colleague;
use ui::{form::FormReader, people_options::Choice, trouble::Trouble, visit::Visit};

/// Teams and workers.
pub(crate) struct Colleagues {
    teams: Vec<Choice>,
    all: Vec<Colleague>,
    me: WorkerId,
}

impl Colleagues {
    pub(crate) async fn of(visit: &Visit) -> Result<Self, Trouble> {
        let store = visit.app.store();
        let teams = store.teams().await?;
        let teams = teams.into_iter().map(|team| Choice::new(team.id.to_string(), team.name)).collect();
        Ok(Self { teams, all: store.colleagues().await?, me: visit.actor().worker })
    }

    /// The teams.
    pub(crate) fn teams(&self) -> Vec<Choice> {
        self.teams.clone()
    }

    /// Those who may lead the work with a child, each with their team.
    pub(crate) fn workers(&self) -> Vec<Choice> {
        let works = self.all.iter().filter(|one| works(one));
        works
            .map(|one| Choice::new(one.id.to_string(), format!("{}{}", one.name, self.team_of(one))))
            .collect()
    }

    /// Those who may be named for a restricted record. Whoever reads the page is named anyway.
    pub(crate) fn nameable(&self) -> Vec<Choice> {
        let with_records = self.all.iter().filter(|one| self.is_nameable(one));
        with_records
            .map(|one| Choice::new(one.id.to_string(), format!("{}{}", one.name, self.team_of(one))))
            .collect()
    }

    /// Reads the team of a form. None: none was chosen.
    pub(crate) fn team(&self, reader: &mut FormReader<'_>, name: &str) -> Option<TeamId> {
        let known = |text: &str| self.teams.iter().any(|one| one.value == text);
        reader.optional(name, "The team", |text| text.parse().ok().filter(|_| known(text)))
    }

    /// Reads who leads: somebody of this team.
    pub(crate) fn lead(&self, reader: &mut FormReader<'_>, name: &str, team: TeamId) -> Option<WorkerId> {
        let find = |worker: WorkerId| self.all.iter().find(|one| one.id == worker && works(one));
        let lead =
            reader.optional(name, "Who leads", |text| text.parse().ok().filter(|one| find(*one).is_some()));
        let is_elsewhere = lead.and_then(find).is_some_and(|one| one.team != Some(team));
        if is_elsewhere {
            reader
                .problems
                .add(name, "This person is in another team. Choose somebody of the team, or the other team.");
        }
        lead.filter(|_| !is_elsewhere)
    }

    /// Reads whose names stand on the record.
    pub(crate) fn named(&self, reader: &mut FormReader<'_>, name: &str) -> Vec<WorkerId> {
        let known = |worker: &WorkerId| self.all.iter().any(|one| one.id == *worker && self.is_nameable(one));
        reader.many(name, "Who stays", |text| text.parse().ok().filter(known))
    }

    fn is_nameable(&self, one: &Colleague) -> bool {
        one.id != self.me && !one.role.is_some_and(Role::sees_no_records)
    }

    fn team_of(&self, one: &Colleague) -> String {
        let team = one.team.map(|team| team.to_string());
        let found = self.teams.iter().find(|choice| Some(&choice.value) == team.as_ref());
        found.map(|team| format!(", {}", team.text)).unwrap_or_default()
    }
}

fn works(colleague: &Colleague) -> bool {
    matches!(colleague.role, Some(Role::SocialWorker | Role::PracticeSupervisor))
}
