//! The few things of XML Schema that the census's schemas use, read into a tree of tags.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A tag of a schema, with its attributes (no entities are in them) and the tags within it.
#[derive(Debug, Default)]
pub(super) struct Tag {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) within: Vec<Tag>,
}

impl Tag {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The first tag of a name within this one.
    pub(super) fn first(&self, name: &str) -> Option<&Tag> {
        self.within.iter().find(|tag| tag.name == name)
    }

    /// Every tag of a name within this one.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Tag> {
        self.within.iter().filter(move |tag| tag.name == name)
    }

    fn open(start: &BytesStart<'_>) -> Self {
        let text = |name: &str| name.to_owned();
        Self {
            name: text(start.local_name().as_ref()),
            attributes: start
                .attributes()
                .flatten()
                .map(|attribute| (text(attribute.key.local_name().as_ref()), attribute.value.into_owned()))
                .collect(),
            within: Vec::new(),
        }
    }
}

/// The tags of a schema, below its outermost.
pub(super) fn read(text: &str) -> Tag {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut open = vec![Tag::default()];
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(start) => open.push(Tag::open(&start)),
            Event::End(_) => {
                if let (Some(tag), Some(parent)) = (open.pop(), open.last_mut()) {
                    parent.within.push(tag);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    open.into_iter().next().and_then(|mut root| root.within.pop()).unwrap_or_default()
}
