//! The standardised measures of the 2017 evaluation as they were published: two populations, two waves, a base for each.

use crate::input::{Column, Fault, Table};

use super::instrument::{Instrument, InstrumentFault};

const TEXT: &str = include_str!("../../data/surveys/eip1-2017-standardised-measures.csv");
const ENGAGEMENT: &str = include_str!("../../data/surveys/ces-as-printed-2017.toml");

/// Where the figures come from.
pub const SOURCE: &str = "Baginsky, Moriarty, Manthorpe, Beecham and Hickman (2017), Evaluation of Signs of Safety in 10 pilots, Department for Education, Appendix I; Open Government Licence v3.0";

/// One published figure.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedFigure {
    /// The id in the golden file.
    pub id: String,
    /// The instrument.
    pub instrument: String,
    /// The measure as the table names it.
    pub measure: String,
    /// Whether the figure is a percentage and not a mean.
    pub percent: bool,
    /// Whether it speaks of the people interviewed at both waves, and not of all at this wave.
    pub matched: bool,
    /// T1 or T2.
    pub wave: String,
    /// The mean or percentage.
    pub value: f64,
    /// The standard deviation of a mean.
    pub sd: Option<f64>,
    /// How many people stand behind it.
    pub n: u32,
}

/// The published figures, in the order of the table.
pub fn published_measures() -> Result<Vec<PublishedFigure>, Fault> {
    const COLUMNS: [Column; 9] = [
        Column::needed("id"),
        Column::needed("instrument"),
        Column::needed("measure"),
        Column::needed("kind"),
        Column::needed("population"),
        Column::needed("wave"),
        Column::needed("value"),
        Column::needed("sd"),
        Column::needed("n"),
    ];
    let mut table = Table::open("eip1-2017-standardised-measures.csv", TEXT.as_bytes(), &COLUMNS)?;
    let mut figures = Vec::new();
    while let Some(row) = table.next_row()? {
        let number = |column| row.read(column, crate::input::number);
        figures.push(PublishedFigure {
            id: row.needed(0)?.to_owned(),
            instrument: row.needed(1)?.to_owned(),
            measure: row.needed(2)?.to_owned(),
            percent: row.needed(3)? == "percent",
            matched: row.needed(4)? == "matched",
            wave: row.needed(5)?.to_owned(),
            value: number(6)?.ok_or_else(|| row.fault(6, "a figure is needed."))?,
            sd: number(7)?,
            n: row.read(8, crate::input::whole)?.ok_or_else(|| row.fault(8, "a base is needed."))?,
        });
    }
    Ok(figures)
}

/// The headings of [`published_rows`].
pub const HEADINGS: [&str; 5] = ["Measure", "All T1", "All T2", "Matched T1", "Matched T2"];

/// The table as it was published: a mean without decimals with its standard deviation to one, a percentage without
/// decimals, and after each instrument its base.
pub fn published_rows(figures: &[PublishedFigure]) -> Vec<[String; 5]> {
    let mut rows = Vec::new();
    let columns = [(false, "T1"), (false, "T2"), (true, "T1"), (true, "T2")];
    let instruments = in_order(figures.iter().map(|figure| figure.instrument.as_str()));
    for instrument in instruments {
        let of: Vec<&PublishedFigure> =
            figures.iter().filter(|figure| figure.instrument == instrument).collect();
        let row = |measure: &str, label: &str, show: fn(&PublishedFigure) -> String| {
            let cell = |(matched, wave)| {
                let here = |figure: &&&PublishedFigure| {
                    figure.measure == measure && figure.matched == matched && figure.wave == wave
                };
                of.iter().find(here).map_or_else(String::new, |figure| show(figure))
            };
            let [a, b, c, d] = columns.map(cell);
            [label.to_owned(), a, b, c, d]
        };
        let measures = in_order(of.iter().map(|figure| figure.measure.as_str()));
        rows.extend(measures.iter().map(|measure| row(measure, measure, shown)));
        rows.extend(measures.first().map(|measure| row(measure, "base n", |figure| figure.n.to_string())));
    }
    rows
}

/// What is wrong with the maxima that were printed with the table (practice I35).
pub fn printed_maxima() -> Option<InstrumentFault> {
    Instrument::read(ENGAGEMENT).err()
}

fn shown(figure: &PublishedFigure) -> String {
    match figure.sd {
        Some(sd) => format!("{:.0} ({sd:.1})", figure.value),
        None => format!("{:.0}", figure.value),
    }
}

fn in_order<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen: Vec<&str> = Vec::new();
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen
}
