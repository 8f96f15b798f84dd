//! Which variables a loop changes for the lines after it.
//!
//! In Nunjucks a `set` inside a loop changes the variable set before the loop, and lasts into the
//! loop's next round; in minijinja it makes a new one that ends with the round. Such variables are
//! kept in a namespace instead.

use std::collections::{HashMap, HashSet};

use super::expression::Names;
use super::lex::{Part, Tag, Token};
use super::translate::significant;

/// The variables of a template's outermost level or of one macro.
#[derive(Debug, Default)]
struct Scope {
    /// Parameters, and variables that are set, with the depth of loops they are first set at.
    own: HashMap<String, usize>,
    /// Words read so far: variables, and others that do no harm.
    read: HashSet<String>,
    /// Variables that a deeper loop sets again, or that a loop reads before it sets them.
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
        let words = significant(&tag.tokens);
        if tag.open.starts_with("{{") {
            note(&mut all, &open, &words);
            continue;
        }
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
            _ => note(&mut all, &open, &words),
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

/// Remembers the words a tag reads.
fn note(all: &mut [Scope], open: &[(usize, usize)], words: &[&Token]) {
    if let Some(&(scope, _)) = open.last() {
        all[scope].read.extend(words.iter().map(|word| word.text.clone()));
    }
}

fn set(scope: &mut Scope, name: &str, depth: usize) {
    let known = scope.own.get(name).copied();
    let set_before = known.is_some_and(|outer| depth > outer);
    let read_before = known.is_none() && depth > 0 && scope.read.contains(name);
    if set_before || read_before {
        scope.shared.insert(name.to_owned());
    }
    scope.own.entry(name.to_owned()).or_insert(depth);
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
