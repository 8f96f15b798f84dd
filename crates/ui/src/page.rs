//! Pages: the templates and what every page needs around its own content.

use crate::{
    assets,
    form::{Problems, Values},
};
use minijinja::{Environment, Error, Value, value::Serde};
use rust_embed::RustEmbed;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(RustEmbed)]
#[folder = "templates"]
struct Shared;

/// A template: its name and what it says.
pub type Template = (String, String);

/// The templates that a crate brings along. While one works on them they are read from its directory.
pub fn templates_of<E: RustEmbed>() -> Vec<Template> {
    let read = |name: std::borrow::Cow<'static, str>| {
        let file = E::get(&name)?;
        Some((name.into_owned(), String::from_utf8_lossy(&file.data).into_owned()))
    };
    E::iter().filter_map(read).collect()
}

/// The templates that all screens share.
pub(crate) fn templates() -> Vec<Template> {
    templates_of::<Shared>()
}

/// All templates, parsed once.
pub struct Pages {
    env: Environment<'static>,
    #[cfg(feature = "testing")]
    watched: bool,
}

impl Pages {
    /// Parses these templates. A template that does not parse stops the start, not a person's work.
    pub fn new(templates: impl IntoIterator<Item = Template>) -> Result<Self, Error> {
        let mut env = Environment::new();
        components::add_to(&mut env)?;
        env.add_function("styles", assets::styles);
        env.add_function("scripts", assets::scripts);
        env.add_function("scripts_early", assets::scripts_early);
        env.add_function("child_script", assets::child_script);
        env.add_filter("paragraphs", paragraphs);
        env.add_filter("at", at);
        for (name, source) in templates {
            env.add_template_owned(name, source)?;
        }
        Ok(Self {
            env,
            #[cfg(feature = "testing")]
            watched: false,
        })
    }

    /// Renders a template.
    pub fn render(&self, name: &str, context: Value) -> Result<String, Error> {
        #[cfg(feature = "testing")]
        if self.watched {
            return crate::testing::watched::render(&self.env, name, context);
        }
        self.env.get_template(name)?.render(context)
    }

    /// The same for tests: a template that asks for a name which its page does not give it is an error.
    #[cfg(feature = "testing")]
    #[must_use]
    pub fn watched(self) -> Self {
        Self { watched: true, ..self }
    }
}

/// Text as typed, in paragraphs, with its line ends kept.
fn paragraphs(text: &str) -> Value {
    let mut out = String::new();
    for paragraph in text.split("\n\n").filter(|part| !part.trim().is_empty()) {
        out.push_str("<p class=\"govuk-body\" dir=\"auto\">");
        for (at, line) in paragraph.lines().enumerate() {
            if at > 0 {
                out.push_str("<br>");
            }
            out.push_str(&escaped(line));
        }
        out.push_str("</p>");
    }
    Value::from_safe_string(out)
}

/// Text made harmless in HTML.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// Keeps the day of "as it stood on" on a link within a family's record.
fn at(path: &str, on: &Value) -> String {
    match on.get_attr("date").ok().filter(|date| !date.is_undefined() && !date.is_none()) {
        Some(date) => format!("{path}{}on={date}", if path.contains('?') { '&' } else { '?' }),
        None => path.to_owned(),
    }
}

/// Anything that can be written, as templates take it.
pub fn shown(value: impl Serialize) -> Value {
    Value::from(Serde(value))
}

/// The day for which a record is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct AsItStood {
    /// The day as it stands in links: `2026-03-03`.
    pub date: String,
    /// The day in words.
    pub words: String,
}

/// What stands around the content of a page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Frame {
    /// The page's own title.
    pub title: String,
    /// The authority's name.
    pub authority: String,
    /// Links at the top, by role.
    pub nav: Vec<NavLink>,
    /// Who is signed in.
    pub me: Option<Me>,
    /// The token that forms carry.
    pub token: String,
    /// What has just been done, after a form was sent.
    pub done: Option<&'static str>,
    /// Whether that is bad news, and so no success.
    pub bad_news: bool,
    /// Whether it tells how things are, and is no success either.
    pub notice: bool,
    /// The day for which the record is shown, where it is not today.
    pub on: Option<AsItStood>,
    /// The path of the page, for forms that come back to it.
    pub path: String,
    /// Whether this is the demonstration with invented families.
    pub demo: bool,
    /// How long a sign-in lasts without a sign of life, in seconds: then the page is taken off the screen.
    pub idle: i64,
    /// Whose hidden address or telephone number stands on the page: "Rose". Then nothing of it prints. Empty: nobody's.
    pub private: String,
}

/// A link at the top.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NavLink {
    /// Words.
    pub text: &'static str,
    /// Where it leads.
    pub href: String,
    /// Whether the page belongs there.
    pub active: bool,
}

/// The person signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Me {
    /// Name.
    pub name: String,
    /// Role in words.
    pub role: &'static str,
}

/// A form as its template sees it.
#[derive(Debug, Clone, Serialize)]
pub struct Form {
    /// Where it is sent.
    pub action: String,
    /// The first value of each field.
    pub values: BTreeMap<String, String>,
    /// All values of each field.
    pub lists: BTreeMap<String, Vec<String>>,
    /// The sentence beside each field that has a problem.
    pub errors: BTreeMap<String, String>,
    /// All problems in order, for the summary at the top.
    pub problems: Problems,
    /// The token against forged requests.
    pub token: String,
    /// The key that makes a double click one record.
    pub once: String,
    /// The version on which the person began. 0 for something new.
    pub version: u32,
    /// The mark of what the page shows, where its form decides on that ([`crate::seen`]). Empty: it does not.
    pub seen: String,
    /// The key of the draft.
    pub draft: String,
    /// When the draft that fills the form was kept, in words.
    pub draft_kept: Option<String>,
    /// The draft with which the form began, as the form sends it. Empty: it began with none, or goes on with its own.
    pub before: String,
    /// What the person typed into the same new form in other windows and has not saved.
    pub elsewhere: Vec<Elsewhere>,
    /// Where the form is empty. Empty: here.
    pub empty: String,
    /// The page on which the form stands.
    pub from: String,
    /// Fields that somebody else changed meanwhile.
    pub clashes: Vec<Clash>,
    /// To which list of the form another block was just asked for. Empty: to none.
    pub more: String,
}

/// A draft of the same form from another window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Elsewhere {
    /// When it was kept, in words.
    pub when: String,
    /// The form with it.
    pub href: String,
}

/// A field that two people changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Clash {
    /// The field.
    pub field: String,
    /// What people call it.
    pub label: String,
    /// What the other person wrote, as the form would send it.
    pub theirs: Vec<(String, String)>,
    /// The same, for reading.
    pub theirs_words: String,
    /// What this person wrote, for reading.
    pub mine_words: String,
    /// Who changed it meanwhile.
    pub who: String,
    /// When, in words.
    pub when: String,
}

impl Form {
    /// Fills the form's fields.
    pub fn fill(&mut self, values: &Values) {
        for (name, all) in values.iter() {
            if let Some(first) = all.first() {
                self.values.insert(name.clone(), first.clone());
            }
            self.lists.insert(name.clone(), all.clone());
        }
    }

    /// Puts the sentences beside the fields.
    pub fn complain(&mut self, problems: &Problems) {
        for problem in &problems.0 {
            self.errors.entry(problem.field.clone()).or_insert_with(|| problem.sentence.clone());
        }
        self.problems = problems.clone();
    }
}
