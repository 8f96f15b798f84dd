//! Brings a file and the files it includes together, with all they import at its head.
//!
//! The packages' macros include the template beside them, which imports the helpers it uses.
//! Brought together, the imports are made once for a page and not at each use of the component.

use super::lex::{self, Kind, Part, Tag};
use super::translate::significant;

/// Gives the source of a file by its full name.
pub(crate) type Read<'a> = dyn Fn(&str) -> Result<String, String> + 'a;

/// A file with what it includes.
#[derive(Debug, Default)]
pub(crate) struct Flat {
    /// Tags that import macros, by their full names.
    pub(crate) imports: Vec<String>,
    /// The rest.
    pub(crate) parts: Vec<Part>,
}

/// Brings a file and the files it includes together.
pub(crate) fn file(name: &str, source: &str, read: &Read) -> Result<Flat, String> {
    let mut flat = Flat::default();
    add(name, source, read, &mut flat)?;
    Ok(flat)
}

fn add(name: &str, source: &str, read: &Read, flat: &mut Flat) -> Result<(), String> {
    let source = repaired(name, source)?;
    for part in lex::parts(&source).map_err(|why| format!("{name}: {why}"))? {
        let Part::Tag(tag) = &part else {
            flat.parts.push(part);
            continue;
        };
        match significant(&tag.tokens).first().map_or("", |word| word.text.as_str()) {
            "from" if tag.open.starts_with("{%") => {
                let import = format!("{{%{}%}}", import(name, tag));
                if !flat.imports.contains(&import) {
                    flat.imports.push(import);
                }
                // A comment in its place keeps the white space as it was.
                flat.parts.push(Part::Verbatim(marks(tag, "")));
            }
            "include" if tag.open.starts_with("{%") => {
                let path = tag.tokens.iter().find(|token| token.kind == Kind::Text);
                let path = path.ok_or(format!("{name} includes a file it does not name"))?;
                let included = resolve(name, path.text.trim_matches(['"', '\'']));
                flat.parts.push(Part::Verbatim(marks(tag, " included ")));
                add(&included, &read(&included)?, read, flat)?;
            }
            _ => flat.parts.push(part),
        }
    }
    Ok(())
}

/// A comment with a tag's white space control.
fn marks(tag: &Tag, text: &str) -> String {
    format!("{}{text}{}", tag.open.replace('%', "#"), tag.close.replace('%', "#"))
}

fn import(template: &str, tag: &Tag) -> String {
    tag.tokens
        .iter()
        .map(|token| match token.kind {
            Kind::Text => format!("\"{}\"", resolve(template, token.text.trim_matches(['"', '\'']))),
            _ => token.text.clone(),
        })
        .collect()
}

fn resolve(template: &str, path: &str) -> String {
    if !path.starts_with('.') {
        return path.to_owned();
    }
    let mut folders: Vec<&str> = template.split('/').collect();
    folders.pop();
    for step in path.split('/') {
        match step {
            "." => {}
            ".." => {
                folders.pop();
            }
            name => folders.push(name),
        }
    }
    folders.join("/")
}

/// Mistakes in the packages, each of which writes a text into the page as HTML: the template, what
/// it says, and what it should say.
const REPAIRS: [(&str, &str, &str); 2] = [
    (
        "moj/components/add-another/template.njk",
        r#"{{ ('id="' + params.id + '"') | safe if params.id }}"#,
        r#"{% if params.id %}id="{{ params.id }}"{% endif %}"#,
    ),
    (
        "moj/components/currency-input/template.njk",
        r#"params.currencyLabel.text | default("&pound;") | safe"#,
        r#"params.currencyLabel.text | default("&pound;" | safe)"#,
    ),
];

fn repaired(name: &str, source: &str) -> Result<String, String> {
    let mut source = source.to_owned();
    for (template, wrong, right) in REPAIRS.into_iter().filter(|repair| repair.0 == name) {
        if !source.contains(wrong) {
            return Err(format!("{template} no longer says {wrong}; see whether its repair is still needed"));
        }
        source = source.replace(wrong, right);
    }
    Ok(source)
}
