//! The main form of a page, read as a browser would send it back.

use super::Page;

/// What a field is, as far as tests need to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Typed freely.
    Text,
    /// One part of a date, or another short number.
    Number,
    /// Chosen from a list.
    Choice,
    /// Ticked.
    Tick,
    /// A password or code: never kept as it was typed.
    Secret,
    /// Sent along as it stands.
    Hidden,
}

/// Any form of a page.
pub struct AnyForm {
    /// Where it is sent.
    pub action: String,
    /// Its fields, with the hidden ones, without its own.
    pub fields: Vec<Field>,
    /// The form's own key, by which the same form sent twice is one.
    pub once: Option<String>,
    /// The names and values of its buttons; one without a name sends nothing.
    pub buttons: Vec<(String, String)>,
}

/// A field with what stands in it. A choice that is not made has no value.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// What stands in it.
    pub value: Option<String>,
    /// What may be chosen: the value of a radio button or of a box, everything in a list.
    pub offers: Vec<String>,
}

impl Page {
    /// Where the main form is sent.
    pub fn main_action(&self) -> Option<String> {
        let at = self.html.find("id=\"main-form\"")?;
        attribute(self.html[at..].split('>').next()?, "action")
    }

    /// The fields of the main form, without its own.
    pub fn main_form(&self) -> Vec<Field> {
        let Some(form) = self.html.split_once("id=\"main-form\"").map(|(_, rest)| rest) else {
            return Vec::new();
        };
        fields_of(form.split("</form>").next().unwrap_or_default())
            .into_iter()
            .filter(|field| !matches!(field.kind, Kind::Hidden))
            .collect()
    }

    /// Every form of the page that is posted.
    pub fn every_form(&self) -> Vec<AnyForm> {
        let forms = self.html.split("<form ").skip(1);
        forms
            .filter_map(|form| {
                let form = form.split("</form>").next()?;
                let tag = format!(" {}", form.split('>').next()?);
                if attribute(&tag, "method").as_deref() != Some("post") {
                    return None;
                }
                let action = attribute(&tag, "action").unwrap_or_default();
                let mut buttons: Vec<(String, String)> = form
                    .split("<button")
                    .skip(1)
                    .filter_map(|button| {
                        let tag = button.split('>').next()?;
                        Some((attribute(tag, "name")?, attribute(tag, "value").unwrap_or_default()))
                    })
                    .filter(|(name, _)| !name.starts_with('_'))
                    .collect();
                buttons.dedup();
                let once = form
                    .split_once("name=\"_once\"")
                    .and_then(|(_, rest)| attribute(rest.split('>').next()?, "value"));
                Some(AnyForm { action, fields: fields_of(form), once, buttons })
            })
            .collect()
    }
}

/// The fields of what stands within a form.
fn fields_of(form: &str) -> Vec<Field> {
    let mut fields = Vec::new();
    for (at, _) in form.match_indices('<') {
        let tag = form[at..].split('>').next().unwrap_or_default();
        let field = match tag.split([' ', '\n']).next().unwrap_or_default() {
            "<input" => input(tag),
            "<textarea" => {
                let inside = form[at + tag.len() + 1..].split("</textarea>").next().unwrap_or_default();
                named(tag, Kind::Text, Some(undone(inside)))
            }
            "<select" => {
                let inside = form[at..].split("</select>").next().unwrap_or_default();
                let chosen = inside.split("<option").find(|option| option.contains(" selected"));
                let values = inside.split("<option").skip(1).filter_map(|option| attribute(option, "value"));
                let offers = values.filter(|value| !value.is_empty()).collect();
                named(tag, Kind::Choice, chosen.and_then(|option| attribute(option, "value")))
                    .map(|field| Field { offers, ..field })
            }
            _ => None,
        };
        fields.extend(field.filter(|field| !field.name.starts_with('_')));
    }
    fields
}

fn input(tag: &str) -> Option<Field> {
    let chosen = || tag.contains(" checked").then(|| attribute(tag, "value").unwrap_or_default());
    match attribute(tag, "type").as_deref() {
        Some("radio") => named(tag, Kind::Choice, chosen()),
        Some("checkbox") => named(tag, Kind::Tick, chosen()),
        Some("hidden") => named(tag, Kind::Hidden, attribute(tag, "value")),
        Some("submit" | "file") => None,
        Some("password") => named(tag, Kind::Secret, attribute(tag, "value")),
        _ if attribute(tag, "inputmode").as_deref() == Some("numeric") => {
            named(tag, Kind::Number, attribute(tag, "value"))
        }
        _ => named(tag, Kind::Text, attribute(tag, "value")),
    }
}

fn named(tag: &str, kind: Kind, value: Option<String>) -> Option<Field> {
    Some(Field {
        name: attribute(tag, "name")?,
        kind,
        value,
        offers: attribute(tag, "value").into_iter().collect(),
    })
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next().map(undone)
}

fn undone(text: &str) -> String {
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2f;", "/"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// What is sent when the form stands as it is: every field that has a value.
pub fn as_it_stands(fields: &[Field]) -> Vec<(String, String)> {
    fields.iter().filter_map(|field| Some((field.name.clone(), field.value.clone()?))).collect()
}
