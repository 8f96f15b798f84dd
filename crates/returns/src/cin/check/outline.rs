//! What a census holds, child by child, in so few words that two files of the same census can be laid side by side.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::Read;

use super::rows::sheets_of;
use super::{Options, batch, opened};
use crate::cin::split::Piece;
use crate::report::Sheet;

/// What a census holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Outline {
    /// Which file of the year it says that it is.
    pub serial: Option<u16>,
    /// The authority's number, as its header says.
    pub authority: Option<String>,
    /// How many episodes its children have.
    pub episodes: u64,
    /// For each child, by the identifier, a digest of its rows in each table.
    children: BTreeMap<Box<str>, BTreeMap<&'static str, u64>>,
}

/// What became of a child between two files of a census.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Became {
    /// Only the later file has the child.
    Added,
    /// Only the earlier file has the child.
    Gone,
    /// Both have the child, and the rows of these tables differ.
    Changed(Vec<&'static str>),
}

/// Goes through a census. Children who cannot be read, or have no identifier, are left out: the check says so.
pub fn outline(read: impl Read, options: &Options) -> Outline {
    let mut all = Outline::default();
    let Ok((mut split, head)) = opened(read, options) else { return all };
    all.authority = head.between("LEA").map(str::to_owned);
    all.serial = head.between("SerialNo").and_then(|text| text.parse().ok());
    while let Ok(Some(piece)) = split.next() {
        let Piece::Children(batch) = piece else { continue };
        let mut walk = head.walk();
        (walk.line, walk.rows) = (batch.line, batch.rows);
        let texts = batch::texts(&batch, &mut walk);
        for child in &batch::children(&texts, &mut walk, &head.census) {
            let Some(id) = child.who.la_child_id.text() else { continue };
            all.episodes += child.details.len() as u64;
            let tables = all.children.entry(id.into()).or_default();
            for sheet in sheets_of(child, head.census.year) {
                // A child who stands there twice has the rows of both.
                let digest = tables.entry(sheet.table).or_default();
                *digest = of(&sheet, *digest);
            }
        }
    }
    all
}

/// A digest of what stands in the rows, wherever in the file they stand.
fn of(sheet: &Sheet, before: u64) -> u64 {
    let mut hasher = DefaultHasher::new();
    before.hash(&mut hasher);
    for row in &sheet.rows {
        row.values.hash(&mut hasher);
    }
    hasher.finish()
}

impl Outline {
    /// What became of each child from an earlier file to this one, by the identifier. Children who stand in both as they
    /// stood are left out.
    pub fn since(&self, before: &Self) -> Vec<(Box<str>, Became)> {
        let mut became: Vec<(Box<str>, Became)> = Vec::new();
        for (id, now) in &self.children {
            let Some(then) = before.children.get(id) else {
                became.push((id.clone(), Became::Added));
                continue;
            };
            let tables: std::collections::BTreeSet<&'static str> = now
                .keys()
                .chain(then.keys())
                .copied()
                .filter(|table| now.get(table) != then.get(table))
                .collect();
            if !tables.is_empty() {
                became.push((id.clone(), Became::Changed(tables.into_iter().collect())));
            }
        }
        let gone = before.children.keys().filter(|id| !self.children.contains_key(*id));
        became.extend(gone.map(|id| (id.clone(), Became::Gone)));
        became.sort_by(|one, other| one.0.cmp(&other.0));
        became
    }

    /// How many children it holds.
    pub fn children(&self) -> usize {
        self.children.len()
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::panic, reason = "a failed test should say so at once")]
mod tests {
    use super::*;
    use crate::cin::{Invention, invent};

    fn census(children: u64) -> String {
        let mut xml = Vec::new();
        invent(&Invention { children, ..Invention::default() }, &mut xml).unwrap();
        String::from_utf8(xml).unwrap()
    }

    fn outlined(xml: &str) -> Outline {
        outline(xml.as_bytes(), &Options::default())
    }

    #[test]
    fn a_file_beside_itself_has_the_same_children_wherever_they_stand() {
        let xml = census(30);
        let there = outlined(&xml);
        assert_eq!(there.children(), 30);
        assert!(there.episodes >= 30);
        assert_eq!(there.since(&there), []);
        let moved = xml.replacen("<Children>", "<Children>\n\n", 1);
        assert_eq!(outlined(&moved).since(&there), [], "rows may have moved");
    }

    #[test]
    fn who_was_added_who_is_gone_and_whose_rows_changed_is_told_apart() {
        let (fewer, more) = (outlined(&census(30)), outlined(&census(31)));
        let [(added, Became::Added)] = &more.since(&fewer)[..] else { panic!("{:?}", more.since(&fewer)) };
        assert_eq!(fewer.since(&more), [(added.clone(), Became::Gone)]);

        let xml = census(30);
        let at = xml.find("<Ethnicity>").unwrap() + "<Ethnicity>".len();
        let mut other = xml.clone();
        other.replace_range(at..at + 4, if &xml[at..at + 4] == "WIRI" { "WBRI" } else { "WIRI" });
        let became = outlined(&other).since(&outlined(&xml));
        assert!(
            matches!(&became[..], [(_, Became::Changed(tables))] if tables == &["ChildCharacteristics"]),
            "{became:?}"
        );
    }

    #[test]
    fn the_header_says_whose_it_is_and_which_file_of_the_year() {
        let head = "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>\
            <ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails><Source><LEA> 201 </LEA><SerialNo>007</SerialNo></Source></Header>\
            <Children><Child><ChildIdentifiers><LAchildID>A1</LAchildID></ChildIdentifiers></Child></Children></Message>";
        let there = outlined(head);
        assert_eq!((there.authority.as_deref(), there.serial), (Some("201"), Some(7)));
        assert_eq!(outlined("no census"), Outline::default());
    }
}
