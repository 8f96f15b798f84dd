//! A node of the invented census.

use calendar::Date;
use jiff::ToSpan as _;

/// An element that is being invented.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) name: &'static str,
    pub(super) text: String,
    pub(super) within: Vec<Node>,
}

impl Node {
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, text: String::new(), within: Vec::new() }
    }

    pub(super) fn leaf(name: &'static str, text: &(impl ToString + ?Sized)) -> Self {
        Self { name, text: text.to_string(), within: Vec::new() }
    }

    /// With one more element.
    pub(super) fn with(mut self, node: Self) -> Self {
        self.within.push(node);
        self
    }

    /// With one more element of text, where there is any.
    pub(super) fn and(self, name: &'static str, text: Option<impl ToString>) -> Self {
        match text {
            Some(text) => self.with(Self::leaf(name, &text)),
            None => self,
        }
    }

    pub(super) fn write(&self, to: &mut String, depth: usize) {
        let pad = |to: &mut String| (0..depth).for_each(|_| to.push_str("  "));
        pad(to);
        to.extend(["<", self.name, ">"]);
        if self.within.is_empty() {
            to.push_str(&self.text);
        } else {
            to.push('\n');
            self.within.iter().for_each(|node| node.write(to, depth + 1));
            pad(to);
        }
        to.extend(["</", self.name, ">\n"]);
    }
}

/// So many days after a date.
pub(super) fn after(date: Date, days: i32) -> Date {
    date.saturating_add(days.days())
}
