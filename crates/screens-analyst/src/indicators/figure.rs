//! One figure as it stands on a page, beside what is published under the same definition.

use crate::evidence::Said;
use evaluation::{measures::Reference, statistics::Code, yearbook::Yearbook};
use indicators::{Definition, OutOf, Twin};
use record::homes::WorkedOut;
use serde::Serialize;
use ui::visit::Visit;

/// A figure.
#[derive(Serialize)]
pub(super) struct Figure {
    pub(super) title: &'static str,
    pub(super) href: String,
    pub(super) name: String,
    pub(super) number: u8,
    pub(super) window: String,
    /// The number, or why there is none.
    pub(super) own: Said,
    /// How many, out of how many.
    pub(super) counts: String,
    pub(super) published: Option<Published>,
}

/// What is published under the same definition.
#[derive(Serialize)]
pub(super) struct Published {
    pub(super) year: i32,
    pub(super) middle: Said,
    pub(super) england: Said,
    pub(super) href: String,
}

/// The figure of a definition.
pub(super) fn figure(
    visit: &Visit,
    worked_out: &WorkedOut,
    definition: &Definition,
    beside: Option<(&Yearbook, &Code)>,
) -> Figure {
    let tally = worked_out.tally(definition.line);
    let settings = &visit.app.store().thresholds().figures;
    let own = match definition.number(tally, settings, worked_out.day()) {
        Ok(number) => Said::number(number.words()),
        Err(none) => Said::missing(none.words().to_owned()),
    };
    let counts = match definition.out_of {
        OutOf::Things(_) => format!("{} of {}", grouped(tally.counts), grouped(tally.out_of)),
        OutOf::Children | OutOf::Workers => grouped(tally.counts),
    };
    Figure {
        title: definition.line.words(),
        href: format!("/returns/indicators/{}", definition.line.code()),
        name: definition.to_string(),
        number: definition.number,
        window: definition.window.words(worked_out.day()),
        own,
        counts,
        published: beside.and_then(|(yearbook, code)| published(definition, yearbook, code)),
    }
}

fn published(definition: &Definition, yearbook: &Yearbook, code: &Code) -> Option<Published> {
    let Twin::Published(twin) = definition.twin else { return None };
    let reference: Reference = twin.parse().ok()?;
    let beside = yearbook.beside(code, &reference)?;
    let year = beside.latest()?;
    Some(Published {
        year: year.year,
        middle: beside.middle(year).into(),
        england: beside.england(year).into(),
        href: format!("/evidence/measures/{reference}?authority={code}"),
    })
}

/// A count with its thousands apart: “12,345”.
fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;
    use crate::published::yearbook;

    #[test]
    fn thousands_stand_apart() {
        assert_eq!([0, 999, 1000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }

    #[tokio::test]
    async fn what_stands_beside_a_figure_is_a_measure_that_is_published() {
        let yearbook = yearbook().await.ok().unwrap();
        let (code, _) = yearbook.authority("384").unwrap();
        let mut twins = 0;
        for definition in Definition::all() {
            if matches!(definition.twin, Twin::Published(_)) {
                assert!(published(definition, yearbook, code).is_some(), "{definition}");
                twins += 1;
            }
        }
        assert!(twins > 10, "{twins}");
    }
}
