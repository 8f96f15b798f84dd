//! The figures as a file. What leaves the house tells of no single child: where a count is from 1 to 5, or leaves so few, nothing is told.

use super::held;
use axum::response::Response;
use indicators::{Definition, FEW, may_leave};
use serde_json::json;
use ui::{
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The file.
pub(super) const SHOW: Route =
    Route::get("/returns/indicators/download", Needs::Office(Office::Returns), "indicators.handed_out");

/// What stands in place of what is not told, as in the Department's tables.
const SUPPRESSED: &str = "c";

/// Hands it out.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let worked_out = held::of_today(&visit).await?;
    let settings = &visit.app.store().thresholds().figures;
    let mut lines = vec!["definition,title,counts,out_of,number,from,to,worked_out".to_owned()];
    let mut suppressed = 0;
    for definition in Definition::all() {
        let tally = worked_out.tally(definition.line);
        let number = definition.number(tally, settings, worked_out.day()).ok();
        let [counts, out_of, number] = if may_leave(definition.line, |line| worked_out.tally(line)) {
            let number = number.map(|number| format!("{:.1}", number.value())).unwrap_or_default();
            [tally.counts.to_string(), tally.out_of.to_string(), number]
        } else {
            suppressed += 1;
            [SUPPRESSED; 3].map(str::to_owned)
        };
        let (from, to) = definition.window.on(worked_out.day());
        let (title, at) = (definition.line.words(), worked_out.at());
        lines.push(format!("{definition},\"{title}\",{counts},{out_of},{number},{from},{to},{at}"));
    }
    lines.push(String::new());
    visit.note(None, json!({ "day": worked_out.day(), "suppressed": suppressed, "few": FEW })).await?;
    let name = format!("figures-{}.csv", worked_out.day());
    Ok(crate::returns::handed_out_as(&name, "text/csv; charset=utf-8", lines.join("\r\n").into_bytes()))
}
