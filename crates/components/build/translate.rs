//! Turns a Nunjucks template into one that minijinja reads the same way.
//!
//! The two languages are nearly one. What differs in the templates we carry, and is rewritten
//! here: bare keys in object literals, `===`, `null`, `elseif`, `+` between strings, JavaScript
//! methods and `.length`, filters that keep a string's safeness, loops over objects, variables
//! that a loop changes for the lines after it, and names of templates relative to each other.

use super::expression::{self, Names};
use super::flatten::{self, Read};
use super::lex::{Kind, Part, Tag, Token};
use super::scope::{self, Scopes};

/// Translates one file. `name` is the full name it is registered under, against which the relative
/// names it imports and includes are resolved; `read` gives the source of a file it includes.
pub(crate) fn template(name: &str, source: &str, read: &Read) -> Result<String, String> {
    let flat = flatten::file(name, source, read)?;
    let mut scopes = scope::read(&flat.parts);
    let mut out = flat.imports.concat();
    out.push_str(&scopes.declaration());
    for part in &flat.parts {
        match part {
            Part::Verbatim(text) => out.push_str(text),
            Part::Tag(tag) if tag.open.starts_with("{{") => {
                let inner = expression::rewrite(&tag.tokens, &scopes);
                push_tag(&mut out, tag, &inner);
            }
            Part::Tag(tag) => statement(tag, &mut scopes, &mut out),
        }
    }
    Ok(out)
}

fn push_tag(out: &mut String, tag: &Tag, inner: &str) {
    out.push_str(tag.open);
    out.push_str(inner);
    out.push_str(tag.close);
}

fn statement(tag: &Tag, scopes: &mut Scopes, out: &mut String) {
    let words = significant(&tag.tokens);
    match words.first().map_or("", |word| word.text.as_str()) {
        "for" => push_tag(out, tag, &for_loop(&tag.tokens, scopes)),
        "macro" => {
            push_tag(out, tag, &copy(&tag.tokens));
            scopes.enter();
            out.push_str(&scopes.declaration());
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

fn copy(tokens: &[Token]) -> String {
    tokens.iter().map(|token| token.text.as_str()).collect()
}

/// The tokens that are not spaces.
pub(crate) fn significant(tokens: &[Token]) -> Vec<&Token> {
    tokens.iter().filter(|token| token.kind != Kind::Space).collect()
}
