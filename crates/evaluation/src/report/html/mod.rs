//! The report as one HTML page that needs nothing else: style and charts inside, no script.

mod view;

use super::{Report, Section};
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
    title: &'a str,
    about: &'a str,
    facts: &'a [(String, String)],
    style: &'static str,
    sections: Vec<SectionView>,
}

/// The whole page.
pub fn html(report: &Report, facts: &[(String, String)]) -> Result<String, minijinja::Error> {
    let page = Page {
        title: &report.title,
        about: &report.about,
        facts,
        style: STYLE,
        sections: report.sections.iter().map(SectionView::of).collect(),
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
