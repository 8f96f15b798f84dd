//! One figure: what it counts, what is published beside it, and the list behind it. The list leaves out whom the reader may not know of,
//! so that it may be shorter than the figure (P49).

use super::{figure::figure, held};
use crate::{evidence::own_authority, pages::Pages, published};
use axum::response::Response;
use indicators::{Definition, Line, Twin};
use minijinja::context;
use record::homes::Entry;
use serde::Serialize;
use serde_json::json;
use ui::{
    page::shown,
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
    words,
};

/// The page. No identifier of a child stands in an address.
pub(super) const SHOW: Route =
    Route::get("/returns/indicators/{indicator}", Needs::Office(Office::Returns), "indicator.seen");

/// One thing behind the figure.
#[derive(Serialize)]
struct Row {
    child: Option<String>,
    what: String,
    on: String,
    counts: bool,
    why: String,
}

/// Shows it.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let line = visit.params.get("indicator").and_then(|code| Line::from_code(code)).ok_or(Trouble::Absent)?;
    let definition = Definition::of(line).ok_or(Trouble::Absent)?;
    let worked_out = held::of_today(&visit).await?;
    let out_of = usize::try_from(worked_out.tally(line).out_of).unwrap_or(usize::MAX);
    let asked = visit.query.text("page");
    // How many this reader may see is known when the list is: a page beyond its end shows its last.
    let wanted = Pages::asked(asked, out_of);
    let store = visit.app.store();
    let mut listed = store.listed(visit.permit, worked_out.clone(), line, wanted.part()).await?;
    let pages = Pages::asked(asked, listed.all);
    if pages != wanted && listed.entries.is_empty() {
        listed = store.listed(visit.permit, worked_out.clone(), line, pages.part()).await?;
    }
    let told =
        json!({ "figure": definition.to_string(), "of": worked_out.at().to_string(), "listed": listed.all });
    visit.note(None, told).await?;
    let yearbook = published::yearbook().await?;
    let authority = own_authority(&visit, yearbook);
    let rows: Vec<Row> = listed.entries.into_iter().map(row).collect();
    let content = context! {
        figure => shown(figure(&visit, &worked_out, definition, authority.map(|(code, _)| (yearbook, code)))),
        authority => authority.map(|(_, name)| name),
        facts => facts(definition, &definition.window.words(worked_out.day())),
        leaves_out => definition.leaves_out.to_vec(),
        at => words::moment(worked_out.at()),
        rows => shown(rows),
        pages => shown(pages),
    };
    visit.show("indicators/show.html", line.words(), content)
}

fn row((entry, child): (Entry, Option<String>)) -> Row {
    let counted = entry.counted;
    Row {
        child,
        what: words::capital(counted.which.0.words()),
        on: calendar::long(counted.on),
        counts: counted.counts,
        why: counted.why.words(),
    }
}

/// What the figure is, point by point.
fn facts(definition: &Definition, window: &str) -> Vec<(&'static str, String)> {
    let sources: Vec<&str> = definition.sources.iter().map(|kind| kind.words()).collect();
    let twin = match definition.twin {
        Twin::Published(twin) => format!("{twin}, under the same definition, for years that end on 31 March"),
        Twin::None(why) => format!("None. {why}"),
    };
    vec![
        ("Counted", definition.counts.to_owned()),
        ("Out of", definition.out_of.words().to_owned()),
        ("When", window.to_owned()),
        ("Which way is better", definition.band.words().to_owned()),
        ("Worked out from", sources.join(", ")),
        ("Published", twin),
        ("Definition", definition.to_string()),
    ]
}
