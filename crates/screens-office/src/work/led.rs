//! The carers and sponsors whose work this person leads, with what of each is to be looked at; and the children with a team of their own.

use access::Role;
use practice::views::PartyLook;
use serde::Serialize;
use ui::{
    child_frame::{age_of, name_of},
    trouble::Trouble,
    visit::OfficeVisit,
};

/// What "My work" says of carers and sponsors.
#[derive(Serialize)]
pub(super) struct Led {
    /// How many this person leads.
    count: usize,
    /// Those of whom something is to be looked at.
    lines: Vec<Line>,
}

/// One of them.
#[derive(Serialize)]
struct Line {
    href: String,
    name: String,
    kind: &'static str,
    looks: Vec<String>,
}

/// Those whom this person leads. None: nobody.
pub(super) async fn by(visit: &OfficeVisit) -> Result<Option<Led>, Trouble> {
    let (me, all) = (visit.actor().worker, visit.app.store().parties(visit.permit).await?);
    let mine: Vec<_> = all.into_iter().filter(|line| line.party.allocation.lead_worker == Some(me)).collect();
    let count = mine.len();
    let lines = mine.into_iter().filter(|line| !line.looks.is_empty()).map(|line| Line {
        href: format!("/parties/{}", line.party.id),
        looks: line.looks.iter().map(PartyLook::sentence).collect(),
        kind: line.party.kind.words(),
        name: line.party.name,
    });
    Ok((count > 0).then(|| Led { count, lines: lines.collect() }))
}

/// What "My work" says of children with a team of their own.
#[derive(Serialize)]
pub(super) struct LedChildren {
    /// Those with whom this person leads the work.
    mine: Vec<ChildLine>,
    /// Those of the team with whom nobody leads it, for whoever supervises there.
    of_nobody: Vec<ChildLine>,
}

/// One of them.
#[derive(Serialize)]
struct ChildLine {
    href: String,
    name: String,
    age: String,
    /// What somebody has to look at. Empty: nothing.
    look: &'static str,
}

/// The children with a team of their own whose work this person leads, or has to give to somebody. None: there are none.
pub(super) async fn children(visit: &OfficeVisit) -> Result<Option<LedChildren>, Trouble> {
    let (me, role) = (visit.actor().worker, visit.actor().role);
    let all = visit.app.store().children(visit.permit).await?;
    let lives = all.into_iter().filter(|one| one.child.died.is_none());
    let (mut mine, mut of_nobody) = (Vec::new(), Vec::new());
    for one in lives {
        let Some(own) = one.child.own else { continue };
        let line = ChildLine {
            href: format!("/children/{}", one.child.id),
            name: name_of(&one.child),
            age: age_of(&one.child, visit.today),
            look: if one.lives_somewhere { "" } else { "Where the child lives is not written down" },
        };
        if own.lead_worker == Some(me) {
            mine.push(line);
        } else if own.lead_worker.is_none()
            && role == Role::PracticeSupervisor
            && visit.actor().team == Some(own.team)
        {
            of_nobody.push(line);
        }
    }
    Ok((!mine.is_empty() || !of_nobody.is_empty()).then_some(LedChildren { mine, of_nobody }))
}
