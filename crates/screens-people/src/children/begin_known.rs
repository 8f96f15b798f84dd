//! Whether a child whose record is to begin is known already: as somebody of a family's record, or by a record of the child's own.

use access::OfficeDeed;
use practice::child::Child;
use record::people::{FoundChild, MayBe, Told};
use serde::Serialize;
use ui::{named::Named, seen, trouble::Trouble, visit::OfficeVisit};

/// Why it is looked up.
const REASON: &str = "A child who came without a family: is the child known already?";

/// Those who may be the child, and what tells this child from another one.
#[derive(Debug, Default, Serialize)]
pub(super) struct Known {
    lines: Vec<Line>,
    looked: String,
}

impl Known {
    /// Whether anybody may be the child.
    pub(super) fn is_somebody(&self) -> bool {
        !self.lines.is_empty()
    }
}

/// Somebody who may be the child.
#[derive(Debug, Serialize)]
struct Line {
    name: String,
    age: String,
    /// In whose record.
    whose: String,
    lead: String,
    team: String,
    /// How the days of birth compare.
    births: &'static str,
    /// Where the record may be opened. None: it is another team's.
    href: Option<String>,
}

/// Tells one child from another, so that a choice to go on counts only for the names and the day that were looked up.
pub(super) fn looked(child: &Child) -> String {
    let names = format!("{}\n{}\n{}", child.given, child.family, child.also_known_as.join("\n"));
    seen::mark_of(&(names.to_lowercase(), child.born))
}

/// Looks for people who may be the child. Whoever this worker may not know of is left out.
pub(super) async fn look(visit: &OfficeVisit, child: &Child) -> Result<Known, Trouble> {
    let permit = access::office::permit(visit.actor(), OfficeDeed::FindPeople)
        .map_err(|refusal| Trouble::refused(refusal, None))?;
    let found = visit.app.store().find_known(permit, told(child), REASON).await?;
    let mut lines: Vec<Line> = Vec::new();
    for one in found {
        let people = one.people.into_iter().map(of_family);
        for line in one.children.into_iter().map(own_record).chain(people) {
            let is_there = lines.iter().any(|other| {
                (&other.name, &other.whose, &other.href) == (&line.name, &line.whose, &line.href)
            });
            if !is_there {
                lines.push(line);
            }
        }
    }
    Ok(Known { lines, looked: looked(child) })
}

/// The child by the name, and by each other name and spelling.
fn told(child: &Child) -> Vec<Told> {
    let names = std::iter::once((child.given.clone(), child.family.clone())).chain(
        child.also_known_as.iter().map(|name| {
            let (given, family) = name.rsplit_once(char::is_whitespace).unwrap_or((name.as_str(), ""));
            (given.to_owned(), family.to_owned())
        }),
    );
    let of_child = |(given, family)| Named { given, family, born: child.born, ..Named::default() };
    names.map(|name| of_child(name).told(true)).collect()
}

fn own_record(found: FoundChild) -> Line {
    Line {
        href: found.may_open.then(|| format!("/children/{}", found.child)),
        name: found.name,
        age: found.age.unwrap_or_default(),
        whose: "a record of the child’s own".to_owned(),
        lead: found.lead_worker.unwrap_or_default(),
        team: found.team,
        births: found.births.map_or("", |births| births.words()),
    }
}

fn of_family(may_be: MayBe) -> Line {
    let (found, births) = (may_be.person, may_be.births);
    let family = found.known.map(|known| known.family_name);
    Line {
        href: family.is_some().then(|| format!("/families/{}/people", found.family)),
        name: found.name,
        age: found.age.unwrap_or_default(),
        whose: family.unwrap_or_else(|| "a family’s record".to_owned()),
        lead: found.lead_worker.unwrap_or_default(),
        team: found.team,
        births: births.words(),
    }
}
