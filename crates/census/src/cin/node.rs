//! An element of the file.

use practice::Kind;
use quick_xml::{
    Writer,
    events::{BytesEnd, BytesStart, BytesText, Event},
};
use std::{
    fmt::Display,
    io::{self, Write},
};

/// A thing of the record, by its kind and number.
pub(super) type Which = (Kind, i64);

/// An element: with a text, or with others within.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) name: &'static str,
    text: String,
    pub(super) within: Vec<Node>,
    /// From which thing of the record it comes. None: from the same as the element around it.
    pub(super) from: Option<Which>,
}

impl Node {
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, text: String::new(), within: Vec::new(), from: None }
    }

    /// The element, said to come from a thing of the record.
    pub(super) fn from(self, which: Which) -> Self {
        Self { from: Some(which), ..self }
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
        self.with(Self { text: text.to_string(), ..Self::new(name) })
    }

    /// With one more element of text, where there is any.
    pub(super) fn leaf_if(self, name: &'static str, text: Option<impl Display>) -> Self {
        match text {
            Some(text) => self.leaf(name, text),
            None => self,
        }
    }

    /// With one more element of text that comes from another thing of the record, where there is any.
    pub(super) fn leaf_from(
        self,
        name: &'static str,
        text: Option<impl Display>,
        which: Option<Which>,
    ) -> Self {
        match text {
            Some(text) => self.with(Self { text: text.to_string(), from: which, ..Self::new(name) }),
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
