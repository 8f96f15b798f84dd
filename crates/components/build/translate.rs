//! Turns a Nunjucks template into one that minijinja reads the same way.
//!
//! The two languages are nearly one. What differs in the templates we carry, and is rewritten
//! here: bare keys in object literals, `===`, `null`, `elseif`, `+` between strings, JavaScript
//! methods and `.length`, filters that keep a string's safeness, loops over objects, variables
//! that a loop changes for the lines after it, and names of templates relative to each other.

use super::expression::{self, Names};
use super::lex::{self, Kind, Part, Tag, Token};
use super::scope::{self, Scopes};

/// A template included by a macro may use this helper as imported by the file around the macro;
/// in minijinja it would not see it.
const ATTRIBUTES: &str = "{% from \"govuk/macros/attributes.njk\" import govukAttributes %}";

/// Translates one template. `name` is the full name it is registered under, against which the
/// relative names it imports are resolved.
pub(crate) fn template(name: &str, source: &str) -> Result<String, String> {
    let source = &repaired(name, source)?;
    let parts = lex::parts(source).map_err(|why| format!("{name}: {why}"))?;
    let mut scopes = scope::read(&parts);
    let mut out = scopes.declaration();
    if source.contains("govukAttributes(")
        && !source.contains("import govukAttributes")
        && !name.ends_with("attributes.njk")
    {
        out.push_str(ATTRIBUTES);
    }
    for part in &parts {
        match part {
            Part::Verbatim(text) => out.push_str(text),
            Part::Tag(tag) if tag.open.starts_with("{{") => {
                let inner = expression::rewrite(&tag.tokens, &scopes);
                push_tag(&mut out, tag, &inner);
            }
            Part::Tag(tag) => statement(name, tag, &mut scopes, &mut out),
        }
    }
    Ok(out)
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

fn push_tag(out: &mut String, tag: &Tag, inner: &str) {
    out.push_str(tag.open);
    out.push_str(inner);
    out.push_str(tag.close);
}

fn statement(template: &str, tag: &Tag, scopes: &mut Scopes, out: &mut String) {
    let words = significant(&tag.tokens);
    match words.first().map_or("", |word| word.text.as_str()) {
        "for" => push_tag(out, tag, &for_loop(&tag.tokens, scopes)),
        "from" | "include" => push_tag(out, tag, &import(template, &tag.tokens)),
        "macro" => {
            push_tag(out, tag, &copy(&tag.tokens));
            scopes.enter();
            out.push_str(&scopes.declaration());
            out.push_str(CALLER_IS_READ);
        }
        "endmacro" => {
            scopes.leave();
            push_tag(out, tag, &copy(&tag.tokens));
        }
        "elseif" => {
            let inner = expression::rewrite(&tag.tokens, scopes);
            push_tag(out, tag, &inner.replacen("elseif", "elif", 1));
        }
        _ => push_tag(out, tag, &expression::rewrite(&tag.tokens, scopes)),
    }
}

/// minijinja hands a `call` block only to a macro that names `caller` in its own body; these
/// macros name it in the template they include.
const CALLER_IS_READ: &str = "{% if caller %}{% endif %}";

fn for_loop(tokens: &[Token], names: &impl Names) -> String {
    let Some(at) = tokens.iter().position(|token| token.is("in")) else {
        return copy(tokens);
    };
    let (target, over) = tokens.split_at(at);
    let pairs = target.iter().any(|token| token.is(","));
    let filter = if pairs { "njk_pairs" } else { "njk_each" };
    let over = expression::rewrite(&over[1..], names);
    format!("{}in ({}) | {filter} ", copy(target), over.trim())
}

fn import(template: &str, tokens: &[Token]) -> String {
    tokens
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

fn copy(tokens: &[Token]) -> String {
    tokens.iter().map(|token| token.text.as_str()).collect()
}

/// The tokens that are not spaces.
pub(crate) fn significant(tokens: &[Token]) -> Vec<&Token> {
    tokens.iter().filter(|token| token.kind != Kind::Space).collect()
}
