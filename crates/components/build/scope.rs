//! Which variables a loop changes for the lines after it.
//!
//! In Nunjucks a `set` inside a loop changes the variable set before the loop; in minijinja it
//! makes a new one that ends with the loop. Such variables are kept in a namespace instead.

use std::collections::{HashMap, HashSet};

use super::expression::Names;
use super::lex::{Part, Tag};
use super::translate::significant;

/// The variables of a template's outermost level or of one macro.
#[derive(Debug, Default)]
struct Scope {
    /// Parameters, and variables that are set, with the depth of loops they are first set at.
    own: HashMap<String, usize>,
    /// Those that a deeper loop sets again.
    shared: HashSet<String>,
}

/// All scopes of a template, in the order their macros begin; the first is the outermost level.
#[derive(Debug)]
pub(crate) struct Scopes {
    all: Vec<Scope>,
    next: usize,
    open: Vec<usize>,
}

/// Reads the variables of every scope of a template.
pub(crate) fn read(parts: &[Part]) -> Scopes {
    let mut all = vec![Scope::default()];
    let mut open = vec![(0, 0)];
    for part in parts {
        let Part::Tag(tag) = part else { continue };
        if tag.open.starts_with("{{") {
            continue;
        }
        let words = significant(&tag.tokens);
        match words.first().map_or("", |word| word.text.as_str()) {
            "macro" => {
                all.push(parameters(tag));
                open.push((all.len() - 1, 0));
            }
            "endmacro" => {
                open.pop();
            }
            "for" => open.iter_mut().last().into_iter().for_each(|at| at.1 += 1),
            "endfor" => open.iter_mut().last().into_iter().for_each(|at| at.1 -= 1),
            "set" => {
                if let (Some(&(scope, depth)), Some(name)) = (open.last(), words.get(1)) {
                    set(&mut all[scope], &name.text, depth);
                }
            }
            _ => {}
        }
    }
    Scopes { all, next: 1, open: vec![0] }
}

fn parameters(tag: &Tag) -> Scope {
    let mut scope = Scope::default();
    let words = significant(&tag.tokens);
    for word in words.into_iter().skip(3) {
        scope.own.insert(word.text.clone(), 0);
    }
    scope
}

fn set(scope: &mut Scope, name: &str, depth: usize) {
    match scope.own.get(name) {
        Some(&outer) if depth > outer => {
            scope.shared.insert(name.to_owned());
        }
        Some(_) => {}
        None => {
            scope.own.insert(name.to_owned(), depth);
        }
    }
}

impl Scopes {
    /// Goes into the next macro.
    pub(crate) fn enter(&mut self) {
        self.open.push(self.next);
        self.next += 1;
    }

    /// Leaves the macro.
    pub(crate) fn leave(&mut self) {
        self.open.pop();
    }

    /// The tag that makes the namespace of the scope just entered, if it needs one.
    pub(crate) fn declaration(&self) -> String {
        match self.open.last() {
            Some(&at) if !self.all[at].shared.is_empty() => {
                format!("{{% set njk_{at} = namespace() %}}")
            }
            _ => String::new(),
        }
    }
}

impl Names for Scopes {
    fn shared(&self, name: &str) -> Option<String> {
        for &at in self.open.iter().rev() {
            if self.all[at].shared.contains(name) {
                return Some(format!("njk_{at}.{name}"));
            }
            if self.all[at].own.contains_key(name) {
                return None;
            }
        }
        None
    }
}
