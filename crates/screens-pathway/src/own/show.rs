//! What stands on the pathway of one child: each thing with what happened, what the census will ask about it, and the way to put it right.

use super::{
    asked::{Asked, AskedLine},
    fields::views,
    thing::{is_decided, rest},
};
use crate::happened::{Line, happened};
use access::Deed;
use axum::response::Response;
use practice::{CaseRecord, Kind};
use serde::Serialize;
use ui::{
    route::{Needs, Route},
    trouble::Trouble,
    visit::ChildVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/children/{child}/pathway", Needs::Child(Deed::See), "child_pathway.seen");

/// What the page shows.
#[derive(Debug, Clone, Serialize)]
struct PathwayPage {
    back: String,
    reach: &'static str,
    things: Vec<ThingView>,
    /// What is asked of who the child is.
    who: Vec<AskedLine>,
    /// Where that is put right. Empty: not by this person.
    who_href: String,
    /// How much the census will ask about.
    asks: usize,
}

/// One thing.
#[derive(Debug, Clone, Serialize)]
struct ThingView {
    /// "Child protection plan".
    title: &'static str,
    lines: Vec<Line>,
    asked: Vec<AskedLine>,
    /// Where it is put right. Empty: not by this person.
    href: String,
}

/// Shows it.
pub(super) async fn show(visit: ChildVisit) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let own = &opened.record;
    let asked = Asked::of(own, visit.today);
    let things = things(&visit, own, &asked);
    let who = asked.about(own, (Kind::Child, visit.child().0));
    let page = PathwayPage {
        back: visit.within(""),
        reach: practice::path(own).reach(visit.today).words(),
        asks: who.len() + things.iter().map(|thing| thing.asked.len()).sum::<usize>(),
        things,
        who,
        who_href: if visit.may(Deed::Change) { visit.within("who") } else { String::new() },
    };
    visit.page("pathway/own.html", "What stands on the pathway", &opened, page)
}

/// Every thing, the newest first.
fn things(visit: &ChildVisit, own: &CaseRecord, asked: &Asked) -> Vec<ThingView> {
    let mut groups: Vec<((Kind, i64), Vec<Line>)> = Vec::new();
    let mut lines = happened(&practice::path(own));
    // Within a thing the earliest stands first; the things are in the order of their first days.
    lines.reverse();
    for line in lines {
        match groups.iter_mut().find(|(which, _)| *which == line.which) {
            Some((_, lines)) => lines.push(line),
            None => groups.push((line.which, vec![line])),
        }
    }
    groups.reverse();
    groups
        .into_iter()
        .map(|(which, lines)| {
            let thing = own.find(which.0, which.1).map(|kept| kept.value);
            let decided = thing.as_ref().is_none_or(is_decided);
            let asks = thing.as_ref().and_then(views).is_some_and(|fields| !fields.is_empty());
            let may = visit.may(Deed::Decide) || (!decided && asks && visit.may(Deed::Change));
            ThingView {
                title: which.0.words(),
                lines,
                asked: asked.about(own, which),
                href: if may { visit.within(&rest(which)) } else { String::new() },
            }
        })
        .collect()
}
