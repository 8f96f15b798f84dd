//! The text between the tags of a walk.

use std::borrow::Cow;

use super::Walk;
use super::said::{XML_BLANKS, schema, shown};

impl Walk<'_> {
    /// Text, which belongs into an element; the line may move on to where it is wrong.
    pub(super) fn text<'a>(&mut self, value: &mut Cow<'a, str>, text: Cow<'a, str>) -> Result<(), String> {
        let words = text.trim_start_matches(XML_BLANKS);
        if self.open.is_empty() && !words.is_empty() {
            self.line += lines(&text, 0, text.len() - words.len());
            return Err(self.outside(&text));
        }
        if memchr::memmem::find(text.as_bytes(), b"]]>").is_some() {
            return Err("“]]>” stands in a text".to_owned());
        }
        append(value, text);
        Ok(())
    }

    /// Remarks on text that stands where only elements may.
    pub(super) fn text_before_element(&mut self, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let parent = self.open.last().and_then(|open| self.schema.get(open.element?));
        if let Some(parent) = parent.filter(|parent| parent.text.is_none()) {
            let said = format!(
                "<{}> holds the text {} beside its elements; it was left out.",
                parent.name,
                shown(value)
            );
            self.remarks.push(schema(self.line, said));
        }
    }
}

pub(super) fn append<'a>(value: &mut Cow<'a, str>, more: Cow<'a, str>) {
    if value.is_empty() {
        *value = more;
    } else {
        value.to_mut().push_str(&more);
    }
}

pub(super) fn trimmed(value: Cow<'_, str>) -> Cow<'_, str> {
    match value {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) if text.trim().len() == text.len() => Cow::Owned(text),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// How many lines end between two places.
pub(super) fn lines(text: &str, from: usize, to: usize) -> u32 {
    let between = text.as_bytes().get(from..to).unwrap_or_default();
    u32::try_from(memchr::memchr_iter(b'\n', between).count()).unwrap_or(u32::MAX)
}
