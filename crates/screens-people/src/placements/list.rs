//! Where a child lives, lived and is to live. Whoever works with the child reads the name and, while the child lives there, the
//! telephone number of the carer or sponsor, and whether something about them is to be looked at. What the checks say is read in
//! their own record alone; of one whom the reader may not know of, the page says only as what the child lives there.

use access::Deed;
use axum::response::Response;
use record::homes::LivesWith;
use serde::Serialize;
use ui::{
    child_frame::name_of,
    route::{Needs, Route},
    trouble::Trouble,
    visit::ChildVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/children/{child}/placements", Needs::Child(Deed::See), "placements.seen");

/// One place, as one line.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    kind: &'static str,
    /// With whom. None: the reader may not know.
    name: Option<String>,
    phone: String,
    since: String,
    until: String,
    because: String,
    needs_a_look: bool,
    /// The record of the carer or sponsor, where the reader may open it.
    href: Option<String>,
    /// Where it is ended. None: it has ended, or the reader may not.
    end: Option<String>,
}

/// The page.
#[derive(Debug, Serialize)]
struct ListPage {
    name: String,
    lines: Vec<Line>,
    back: String,
    place: Option<String>,
}

/// Shows them.
pub(super) async fn show(visit: ChildVisit) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let child = opened.record.child_records.first().ok_or(Trouble::Absent)?;
    let may_change = visit.may(Deed::Change);
    let homes = visit.app.store().lives_with(&visit.permit).await?;
    let lines: Vec<Line> = homes.into_iter().map(|home| line(&visit, home, may_change)).collect();
    let page = ListPage {
        name: name_of(child),
        lines,
        back: visit.within(""),
        place: may_change.then(|| visit.within("placements/new")),
    };
    visit.page("placements/list.html", "Where a child lives", &opened, page)
}

fn line(visit: &ChildVisit, home: LivesWith, may_change: bool) -> Line {
    let placement = home.placement;
    let end = may_change && placement.to.is_none();
    Line {
        kind: placement.kind.words(),
        name: home.name,
        phone: home.phone,
        since: calendar::long(placement.from),
        until: placement.to.map(calendar::long).unwrap_or_default(),
        because: placement.ended_because,
        needs_a_look: home.needs_a_look,
        href: home.may_open.then(|| format!("/parties/{}", placement.party)),
        end: end.then(|| visit.within(&format!("placements/{}/end", placement.id))),
    }
}
