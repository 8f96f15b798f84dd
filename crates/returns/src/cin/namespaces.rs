//! Namespaces in XML: which prefixes are declared where. The Department's schema has its elements in no namespace.

use super::well_formed::is_name;

/// The prefixes that are declared around a place.
#[derive(Clone, Debug, Default)]
pub(super) struct Namespaces {
    /// The depth of the element that declares it, the prefix (empty for elements without one), and the namespace.
    declared: Vec<(usize, Box<str>, Box<str>)>,
}

/// A name in its two parts: the prefix, which is empty where there is none, and what follows it.
pub(super) fn parts(name: &str) -> (&str, &str) {
    name.split_once(':').unwrap_or(("", name))
}

impl Namespaces {
    /// Takes in what the attributes of an element at a depth declare, and holds their own names against what is declared.
    pub(super) fn enter(&mut self, depth: usize, attributes: &[(&str, &str)]) -> Result<(), String> {
        for (name, value) in attributes {
            let prefix = match parts(name) {
                ("", "xmlns") => "",
                ("xmlns", prefix) => prefix,
                _ => continue,
            };
            if value.is_empty() && !prefix.is_empty() {
                return Err(format!("the prefix {} is declared for no namespace", shown(prefix)));
            }
            self.declared.push((depth, prefix.into(), (*value).into()));
        }
        let mut full: Vec<(&str, &str)> = Vec::new();
        for (name, _) in attributes {
            let (prefix, own) = parts(name);
            if !name.contains(':') || prefix == "xmlns" {
                continue;
            }
            let name = (self.of(prefix, own)?, own);
            if full.contains(&name) {
                return Err(format!(
                    "the attribute {} stands twice in one tag, with two prefixes",
                    shown(own)
                ));
            }
            full.push(name);
        }
        Ok(())
    }

    /// Forgets what was declared below a depth.
    pub(super) fn leave(&mut self, depth: usize) {
        while self.declared.last().is_some_and(|(at, ..)| *at >= depth) {
            self.declared.pop();
        }
    }

    /// The namespace of an element's name; empty where it is in none.
    pub(super) fn of_element(&self, name: &str) -> Result<&str, String> {
        let (prefix, own) = parts(name);
        if name.contains(':') { self.of(prefix, own) } else { Ok(self.declared_for("").unwrap_or_default()) }
    }

    fn of(&self, prefix: &str, own: &str) -> Result<&str, String> {
        if !is_name(prefix) || !is_name(own) || own.contains(':') {
            return Err(format!("“{}:{}” is no name", shown(prefix), shown(own)));
        }
        if prefix == "xml" {
            return Ok("http://www.w3.org/XML/1998/namespace");
        }
        self.declared_for(prefix).ok_or_else(|| format!("the prefix {} is declared nowhere", shown(prefix)))
    }

    fn declared_for(&self, prefix: &str) -> Option<&str> {
        self.declared
            .iter()
            .rev()
            .find(|(_, known, _)| **known == *prefix)
            .map(|(.., namespace)| &**namespace)
    }
}

fn shown(name: &str) -> String {
    name.chars().take(40).collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_means_what_is_declared_for_it_around_it() {
        let mut all = Namespaces::default();
        assert_eq!(all.of_element("Message"), Ok(""));
        assert!(all.of_element("x:Message").unwrap_err().contains("declared nowhere"));
        all.enter(0, &[("xmlns:x", "urn:x"), ("x:note", "1"), ("xml:lang", "en")]).unwrap();
        assert_eq!((all.of_element("x:Message"), all.of_element("Message")), (Ok("urn:x"), Ok("")));
        all.enter(1, &[("xmlns", "urn:y"), ("xmlns:x", "urn:z")]).unwrap();
        assert_eq!((all.of_element("x:Message"), all.of_element("Message")), (Ok("urn:z"), Ok("urn:y")));
        all.enter(2, &[("xmlns", "")]).unwrap();
        assert_eq!(all.of_element("Message"), Ok(""));
        all.leave(1);
        assert_eq!((all.of_element("x:Message"), all.of_element("Message")), (Ok("urn:x"), Ok("")));
    }

    #[test]
    fn what_no_document_with_namespaces_may_hold_is_refused() {
        for (attributes, word) in [
            (&[("x:a", "1")][..], "declared nowhere"),
            (&[("xmlns:x", "")], "for no namespace"),
            (&[("xmlns:a", "u"), ("xmlns:b", "u"), ("a:c", "1"), ("b:c", "2")], "two prefixes"),
            (&[(":a", "1")], "is no name"),
            (&[("xmlns:a", "u"), ("a:b:c", "1")], "is no name"),
        ] {
            let said = Namespaces::default().enter(0, attributes).unwrap_err();
            assert!(said.contains(word), "{attributes:?}: {said}");
        }
    }
}
