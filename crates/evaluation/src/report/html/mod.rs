//! The report as one HTML page that needs nothing else: style and charts inside, no script.

mod view;

use super::{Block, Report, Section};
use minijinja::{AutoEscape, Environment, Value, value::Serde};
use serde::Serialize;
use view::SectionView;

const PAGE: &str = include_str!("../../../templates/report.html");
const SECTIONS: &str = include_str!("../../../templates/sections.html");
const STYLE: &str = include_str!("../../../templates/report.css");

/// The sections' own style, for a page that puts them into a frame of its own.
pub const SECTIONS_STYLE: &str = STYLE;

#[derive(Serialize)]
struct Page<'a> {
    kind: &'static str,
    title: &'a str,
    about: &'a str,
    facts: &'a [(String, String)],
    style: &'static str,
    has_annex: bool,
    sections: Vec<SectionView>,
}

/// The whole page. On paper the annexed parts of it are left out: they have a page of their own ([`annex`]).
pub fn html(report: &Report, facts: &[(String, String)]) -> Result<String, minijinja::Error> {
    let annex = Annex::of(report);
    page(report, facts, "Evidence report", report.sections.iter().collect(), !annex.is_empty())
}

/// What is printed apart from the report, as a page of its own. None: there is nothing.
pub fn annex(report: &Report, facts: &[(String, String)]) -> Result<Option<String>, minijinja::Error> {
    let annex = Annex::of(report);
    if annex.is_empty() {
        return Ok(None);
    }
    page(report, facts, "Annex to the evidence report", annex.0.iter().collect(), false).map(Some)
}

/// The annexed sections of a report and the tables behind its charts, under the headings at which they stand.
struct Annex(Vec<Section>);

impl Annex {
    fn of(report: &Report) -> Self {
        Self(report.sections.iter().filter_map(annexed).collect())
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn annexed(section: &Section) -> Option<Section> {
    if section.annexed {
        return Some(Section { annexed: false, ..section.clone() });
    }
    let blocks = section.blocks.iter().filter_map(|block| match block {
        Block::Section(section) => annexed(section).map(Block::Section),
        Block::Figure(figure) if !figure.open => Some(Block::Table(figure.table.clone())),
        _ => None,
    });
    let blocks: Vec<Block> = blocks.collect();
    (!blocks.is_empty()).then(|| Section { blocks, ..section.clone() })
}

fn page(
    report: &Report,
    facts: &[(String, String)],
    kind: &'static str,
    sections: Vec<&Section>,
    has_annex: bool,
) -> Result<String, minijinja::Error> {
    let page = Page {
        kind,
        title: &report.title,
        about: &report.about,
        facts,
        style: STYLE,
        has_annex,
        sections: sections.into_iter().map(SectionView::of).collect(),
    };
    environment()?.get_template("report.html")?.render(Value::from(Serde(page)))
}

/// The sections alone, as they stand within the page.
pub fn sections(sections: &[Section]) -> Result<String, minijinja::Error> {
    #[derive(Serialize)]
    struct Alone {
        sections: Vec<SectionView>,
    }
    let alone = Alone { sections: sections.iter().map(SectionView::of).collect() };
    environment()?.get_template("sections-alone.html")?.render(Value::from(Serde(alone)))
}

fn environment() -> Result<Environment<'static>, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.add_template("report.html", PAGE)?;
    environment.add_template("sections.html", SECTIONS)?;
    environment.add_template(
        "sections-alone.html",
        "{% from 'sections.html' import section %}{% for one in sections %}{{ section(one, 2) }}{% endfor %}",
    )?;
    Ok(environment)
}
