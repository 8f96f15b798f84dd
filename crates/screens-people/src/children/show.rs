//! The child's own record on one page: whom to ring, where the child lives, who the child is, and what this person may do.

use super::{
    born, links, moves,
    shown::{self, Elsewhere, FamilyLine, LivesLine, Ring, Works},
    written::Written,
};
use access::Deed;
use axum::response::Response;
use practice::child::Child;
use record::homes::ChildOpened;
use serde::Serialize;
use ui::{
    child_frame::name_of,
    route::{Needs, Route},
    trouble::Trouble,
    visit::ChildVisit,
};

/// The page.
pub(super) const SHOW: Route = Route::get("/children/{child}", Needs::Child(Deed::See), "child.seen");

/// The page's title: it names nobody.
const TITLE: &str = "A child’s own record";

/// The page.
#[derive(Debug, Clone, Serialize)]
struct ChildPage {
    heading: String,
    called: String,
    works: Option<Works>,
    families: Vec<FamilyLine>,
    lives: Vec<LivesLine>,
    written: Vec<Written>,
    /// Whether more was written than is shown.
    more_written: bool,
    elsewhere: Vec<Elsewhere>,
    facts: Vec<Fact>,
    /// How far the statutory pathway goes today. Empty: nothing was ever written down.
    stands: &'static str,
    /// How the child came, where the child came without a family.
    came: String,
    /// Where it is written down with whom the child lives. Empty: something is, or the reader may not.
    place: String,
    origin: String,
    sealed: String,
    restricted: bool,
    died: String,
    actions: Vec<Action>,
}

/// One line of who the child is.
#[derive(Debug, Clone, Serialize)]
struct Fact {
    what: &'static str,
    words: String,
}

/// Something that this person may do.
#[derive(Debug, Clone, Serialize)]
struct Action {
    text: &'static str,
    href: String,
}

/// Shows it.
pub(super) async fn show(visit: ChildVisit) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let child = &opened.record.child(visit.child()).ok_or(Trouble::Absent)?.value;
    let names = visit.app.store().names().await?;
    let day = |day: Option<jiff::civil::Date>| day.map(calendar::long).unwrap_or_default();
    let mut families = Vec::new();
    for family in &opened.families {
        families.push(FamilyLine::of(&visit, &names, family).await?);
    }
    let mut lives = Vec::new();
    for home in visit.app.store().lives_with(&visit.permit).await? {
        lives.push(LivesLine::of(&visit, &names, &home).await?);
    }
    let mut elsewhere = Vec::new();
    for known in visit.app.store().known_elsewhere(&visit.permit.of_record()).await? {
        let Some(team) = known.team else { continue };
        let ring = Ring::of(&visit, &names, team).await?;
        elsewhere.push(Elsewhere::of(&known, ring));
    }
    let (written, more_written) = Written::newest(&visit, &opened).await?;
    let page = ChildPage {
        heading: name_of(child),
        called: child.short_name().to_owned(),
        works: Works::of(&visit, &names, child, &opened).await?,
        came: child.came.clone(),
        place: if lives.is_empty() && child.died.is_none() && visit.may(Deed::Change) {
            visit.within("placements/new")
        } else {
            String::new()
        },
        families,
        lives,
        written,
        more_written,
        elsewhere,
        facts: facts(&visit, child),
        stands: stands(&visit, &opened, child),
        origin: shown::origin(&visit, child).await?,
        sealed: day(child.sealed.as_ref().map(|sealed| sealed.on)),
        restricted: child.restricted,
        died: day(child.died),
        actions: actions(&visit, child, &opened),
    };
    visit.page("children/show.html", TITLE, &opened, page)
}

/// How far the pathway goes today.
fn stands(visit: &ChildVisit, opened: &ChildOpened, child: &Child) -> &'static str {
    let path = practice::path(&opened.record);
    if child.died.is_some() || path.referrals.is_empty() { "" } else { path.reach(visit.today).words() }
}

/// Who the child is. What is not known has no line.
fn facts(visit: &ChildVisit, child: &Child) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut add = |what, words: String| {
        if !words.is_empty() {
            facts.push(Fact { what, words });
        }
    };
    add("Called", child.called.clone());
    add("Other names and spellings", child.also_known_as.join(", "));
    if let Some(born) = child.born {
        let age = calendar::age_on(born, visit.today);
        if age.is_unborn() {
            add("Expected", calendar::long(born));
        } else if child.died.is_some() {
            add("Born", calendar::long(born));
        } else {
            add("Born", format!("{}, {}", calendar::long(born), age.describe()));
        }
    }
    if let Some(guess) = child.age_guess.filter(|_| child.died.is_none()) {
        let on = calendar::long(guess.on);
        add("Thought to be", format!("about {} years old, from what was known on {on}", guess.years));
    }
    add("Died", child.died.map(calendar::long).unwrap_or_default());
    add("Sex", child.sex.words().to_owned());
    add("Ethnicity", child.ethnicity.clone());
    add("First language", child.language.clone());
    add("Interpreter", if child.interpreter { "Needed".to_owned() } else { String::new() });
    add("Disability", child.disability.join(", "));
    for number in &child.identifiers {
        add(number.kind.words(), number.value.clone());
    }
    facts
}

/// What this person may do. A page offers no button that would be refused.
fn actions(visit: &ChildVisit, child: &Child, opened: &ChildOpened) -> Vec<Action> {
    let (changes, decides) = (visit.may(Deed::Change), visit.may(Deed::Decide));
    let (lives, is_open) = (child.died.is_none(), child.sealed.is_none());
    let is_held = links::holding(visit, opened).is_some();
    [
        (changes, "who", "Change who the child is"),
        (true, "placements", "Where the child lives and lived"),
        (changes && lives && born::may_be(child, visit.today), "born", "Write down the birth"),
        (decides && lives && is_open, "move", moves::title(opened)),
        (
            decides,
            "allocate",
            if is_held { "Give a team of the child’s own" } else { "Change who works with the child" },
        ),
        (decides, "access", "Say who may know of the child"),
        (decides && is_open, "seal", "Seal after an adoption order"),
        (changes && lives, "died", "Write down a death"),
    ]
    .into_iter()
    .filter(|(may, _, _)| *may)
    .map(|(_, rest, text)| Action { text, href: visit.within(rest) })
    .collect()
}
