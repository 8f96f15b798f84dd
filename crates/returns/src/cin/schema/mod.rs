//! The Department's XML schemas as data: which elements stand where, how often, and what text they may hold.
//!
//! The schemas themselves are in `data/cin`, with what was corrected in them. Walking a file along one is in `walk`.

mod pattern;
mod simple;
mod xsd;

use std::collections::HashMap;
use std::sync::OnceLock;

pub(crate) use simple::Simple;

use super::Table;
use super::census::{CodeSet, Codes};
use crate::Year;
use xsd::Tag;

/// The schemas by the year in which their collection ends.
const SCHEMAS: [(u16, &str); 4] = [
    (2023, include_str!("../../../data/cin/CIN_schema_2023.xsd")),
    (2024, include_str!("../../../data/cin/CIN_schema_2024.xsd")),
    (2025, include_str!("../../../data/cin/CIN_schema_2025.xsd")),
    (2026, include_str!("../../../data/cin/CIN_schema_2026.xsd")),
];

/// An element, by its position in the schema.
pub(crate) type Id = u16;

/// A schema.
#[derive(Clone, Debug, Default)]
pub(crate) struct Schema {
    elements: Vec<Element>,
    types: HashMap<String, Simple>,
}

/// An element and what the schema says of it.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    /// Its name.
    pub(crate) name: Box<str>,
    /// Whether it must be there.
    pub(crate) required: bool,
    /// Whether it may be there more than once.
    pub(crate) repeats: bool,
    /// The elements within it, in their order.
    pub(crate) within: Vec<Id>,
    /// The text within it, where there are no elements.
    pub(crate) text: Option<Simple>,
    /// The table to which it adds a row.
    pub(crate) opens: Option<Table>,
    /// The table, the number of the field, and whether it is a date.
    pub(crate) field: Option<(Table, u8, bool)>,
}

impl Schema {
    /// The schema of a year. For a year whose schema is not published yet, the latest.
    pub(crate) fn of(year: Year) -> &'static Self {
        static READ: [OnceLock<Schema>; SCHEMAS.len()] = [const { OnceLock::new() }; SCHEMAS.len()];
        let at = SCHEMAS.iter().rposition(|(ends, _)| *ends <= year.0).unwrap_or(0);
        READ[at].get_or_init(|| Self::read(SCHEMAS[at].1))
    }

    fn read(text: &str) -> Self {
        let root = xsd::read(text);
        let mut schema = Self::default();
        for tag in root.all("simpleType") {
            if let (Some(name), Some(simple)) = (tag.attribute("name"), schema.simple(tag)) {
                schema.types.insert(name.to_owned(), simple);
            }
        }
        for tag in root.all("element") {
            schema.element(&root, tag, None);
        }
        schema
    }

    /// Whether the Department has published this year's schema.
    pub(crate) fn is_published(year: Year) -> bool {
        SCHEMAS.iter().any(|(ends, _)| *ends == year.0)
    }

    /// The outermost element.
    pub(crate) const ROOT: Id = 0;

    pub(crate) fn get(&self, id: Id) -> Option<&Element> {
        self.elements.get(usize::from(id))
    }

    /// The header.
    pub(crate) fn header(&self) -> Option<Id> {
        self.within(self.get(Self::ROOT)?, 0, "Header").map(|(_, id)| id)
    }

    /// The element of a name within another, and its position there.
    pub(crate) fn within(&self, parent: &Element, near: usize, name: &str) -> Option<(usize, Id)> {
        let is = |at: usize| {
            let id = *parent.within.get(at)?;
            self.get(id).filter(|element| *element.name == *name).map(|_| (at, id))
        };
        (near..parent.within.len()).chain(0..near).find_map(is)
    }

    /// The codes of the year.
    pub(crate) fn codes(&self) -> Codes {
        let set = |name: &str| match self.types.get(name) {
            Some(Simple::OneOf(codes)) => CodeSet::new(codes.clone()),
            _ => CodeSet::default(),
        };
        Codes {
            sex: if self.types.contains_key("sextype") { set("sextype") } else { set("gendertype") },
            upn_unknown: set("unknownupntype"),
            ethnicity: set("ethnicitytype"),
            disability: set("disabilitytype"),
            source: set("referralsourcetype"),
            need: set("primaryneedcodetype"),
            reason: set("reasonforclosuretype"),
            abuse: set("categoryofabusetype"),
            factor: set("assessmentfactorstype"),
        }
    }

    fn simple(&self, tag: &Tag) -> Option<Simple> {
        let restriction = tag.first("restriction")?;
        Some(Simple::restricted(&self.named(restriction.attribute("base")?)?, restriction))
    }

    fn named(&self, name: &str) -> Option<Simple> {
        let own = name.rsplit(':').next().unwrap_or(name);
        self.types.get(own).cloned().or_else(|| Simple::built_in(own))
    }

    /// Adds an element and all within it. `table` is the one whose row it belongs to.
    fn element(&mut self, root: &Tag, tag: &Tag, table: Option<Table>) -> Option<Id> {
        let name = tag.attribute("name")?;
        let id = Id::try_from(self.elements.len()).ok()?;
        let opens = Table::opened_by(name.as_bytes());
        let table = opens.or(table);
        let kind = tag.attribute("type");
        let field =
            table.and_then(|table| table.field(name).map(|(number, is_date)| (table, number, is_date)));
        self.elements.push(Element {
            name: name.into(),
            required: tag.attribute("minOccurs").unwrap_or("1") != "0",
            repeats: tag.attribute("maxOccurs").unwrap_or("1") != "1",
            within: Vec::new(),
            text: tag.first("simpleType").and_then(|tag| self.simple(tag)).or_else(|| self.named(kind?)),
            opens,
            field,
        });
        let complex = tag
            .first("complexType")
            .or_else(|| root.all("complexType").find(|complex| complex.attribute("name") == kind));
        let parts = complex.and_then(|complex| complex.first("sequence"));
        let within = parts
            .iter()
            .flat_map(|parts| parts.all("element"))
            .filter_map(|tag| self.element(root, tag, table))
            .collect();
        if let Some(element) = self.elements.get_mut(usize::from(id)) {
            element.within = within;
        }
        Some(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_year_has_all_its_elements_codes_and_fields() {
        for ends in 2023..=2027 {
            let schema = Schema::of(Year(ends));
            assert_eq!(schema.elements.len(), 61, "{ends}");
            let unread = |element: &&Element| element.within.is_empty() && element.text.is_none();
            assert_eq!(schema.elements.iter().filter(unread).count(), 0, "{ends}");
            let codes = schema.codes();
            assert!(codes.factor.len() > 40 && codes.ethnicity.len() == 20 && codes.abuse.len() == 5);
            for (table, fields) in [(Table::ChildIdentifiers, 8), (Table::CinDetails, 7), (Table::Review, 1)]
            {
                let count = schema
                    .elements
                    .iter()
                    .filter(|element| element.field.is_some_and(|(of, ..)| of == table))
                    .count();
                assert_eq!(count, fields, "{ends} {table:?}");
            }
        }
    }

    #[test]
    fn codes_follow_the_year() {
        let sex = |year| Schema::of(Year(year)).codes().sex.len();
        assert_eq!((sex(2024), sex(2025)), (4, 3));
    }
}
