//! An element of the file.

use quick_xml::{
    Writer,
    events::{BytesEnd, BytesStart, BytesText, Event},
};
use std::{
    fmt::Display,
    io::{self, Write},
};

/// An element: with a text, or with others within.
#[derive(Debug)]
pub(super) struct Node {
    name: &'static str,
    text: String,
    within: Vec<Node>,
}

impl Node {
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, text: String::new(), within: Vec::new() }
    }

    /// With one more element.
    pub(super) fn with(mut self, node: Self) -> Self {
        self.within.push(node);
        self
    }

    /// With these elements more.
    pub(super) fn with_all(mut self, nodes: impl IntoIterator<Item = Self>) -> Self {
        self.within.extend(nodes);
        self
    }

    /// With one more element of text.
    pub(super) fn leaf(self, name: &'static str, text: impl Display) -> Self {
        self.with(Self { name, text: text.to_string(), within: Vec::new() })
    }

    /// With one more element of text, where there is any.
    pub(super) fn leaf_if(self, name: &'static str, text: Option<impl Display>) -> Self {
        match text {
            Some(text) => self.leaf(name, text),
            None => self,
        }
    }

    pub(super) fn write(&self, to: &mut Writer<impl Write>) -> io::Result<()> {
        to.write_event(Event::Start(BytesStart::new(self.name)))?;
        if self.within.is_empty() {
            to.write_event(Event::Text(BytesText::new(&self.text)))?;
        } else {
            for node in &self.within {
                node.write(to)?;
            }
        }
        to.write_event(Event::End(BytesEnd::new(self.name)))
    }
}
