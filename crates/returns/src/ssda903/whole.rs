//! A whole return: its tables child by child, the reference data, and the fields that Kith works out.

use std::collections::HashMap;

use rayon::prelude::*;

use super::reference::{Authorities, Postcodes, Providers};
use super::set::{ByChild, Files, Tables};
use super::spelling::Spellings;
use super::tables::Episode;
use super::{Child, Code, CodeSets, Collection, Header, Postcode, Spot, Table, Text};
use crate::alike::Alike;

/// What a return is checked against beside itself. What is missing is said, and the rules that need it are not run.
#[derive(Clone, Debug, Default)]
pub struct Reference {
    /// The upper-tier authorities.
    pub authorities: Authorities,
    /// The directory of postcodes.
    pub postcodes: Option<Postcodes>,
    /// The lookup of providers.
    pub providers: Option<Providers>,
    /// The code of the authority that makes the return.
    pub authority: Option<Text>,
}

/// A return that was read.
#[derive(Debug)]
pub struct Return {
    /// The collection that it belongs to.
    pub collection: Collection,
    /// What it is checked against.
    pub reference: Reference,
    /// The codes in force in its year.
    pub codes: CodeSets,
    pub(crate) this: Tables,
    pub(crate) last: Tables,
    /// The identifiers of the children, in the order in which they first occur.
    children: Vec<Text>,
    /// How identifiers were entered.
    spellings: Spellings,
}

impl Reference {
    /// The authorities that Kith brings, and nothing else.
    pub fn bundled() -> Self {
        Self { authorities: Authorities::bundled(), ..Self::default() }
    }
}

impl Return {
    pub(crate) fn new(collection: Collection, reference: Reference, this: Files, last: Files) -> Self {
        let mut numbers = Numbers::default();
        let of_this = this.children().map(|children| numbers.of(children));
        let of_last = last.children().map(|children| numbers.of(children));
        let children = numbers.children;
        let spellings = Spellings::of([(&this, &of_this), (&last, &of_last)]);
        let (this, last) =
            rayon::join(|| this.by_child(of_this, children.len()), || last.by_child(of_last, children.len()));
        let mut whole = Self {
            collection,
            codes: CodeSets::of(collection.year),
            reference,
            this,
            last,
            children,
            spellings,
        };
        whole.derive();
        whole
    }

    /// How many children it has.
    pub fn len(&self) -> usize {
        self.children.len()
    }

    /// Whether it has no children at all.
    pub fn is_empty(&self) -> bool {
        self.children.is_empty()
    }

    /// One of its children.
    pub fn child(&self, number: usize) -> Child<'_> {
        let id = self.children.get(number).copied().unwrap_or_default();
        Child::new(self, id, self.this.of(number), self.last.of(number))
    }

    /// Every child.
    pub fn children(&self) -> impl Iterator<Item = Child<'_>> {
        (0..self.len()).map(|number| self.child(number))
    }

    /// Every row of the header.
    pub fn headers(&self) -> &[Header] {
        self.this.header.as_ref().map_or(&[], ByChild::all)
    }

    /// The identifiers of its children.
    pub(crate) fn alike(&self) -> Alike {
        let mut alike = Alike::default();
        self.children.iter().filter_map(Text::text).for_each(|id| alike.see(&id));
        alike
    }

    /// What stands in the cells of a row, by column; blank cells are left out.
    pub fn cells(&self, child: u32, spot: Spot) -> Vec<(&'static str, String)> {
        let tables = if spot.at.is_last_year() { &self.last } else { &self.this };
        tables.cells(child as usize, spot.table, spot.at)
    }

    /// How many children have identifiers that are written with different capitals.
    pub(crate) fn in_mixed_capitals(&self) -> usize {
        self.spellings.mixed()
    }

    /// The identifier of a child as it was entered first, or as a row of the child's has it.
    pub fn identifier(&self, child: u32, spot: Spot) -> Option<Box<str>> {
        if let Some(entered) = self.spellings.of_child(child) {
            return Some(entered.into());
        }
        let id = self.children.get(child as usize)?;
        let entered = || {
            let cells = self.cells(child, spot);
            cells.into_iter().find(|(column, _)| *column == "CHILD").map(|(_, text)| text)
        };
        id.text().or_else(entered).map(Into::into)
    }

    /// The line of its file on which a row stands, the heading being on line 1.
    pub fn line(&self, spot: Spot) -> Option<u32> {
        let tables = if spot.at.is_last_year() { &self.last } else { &self.this };
        tables.line(spot.table, spot.at.row())
    }

    /// Whether a table was read: of this year, or of last year.
    pub fn has(&self, table: Table, last_year: bool) -> bool {
        if last_year { self.last.has(table) } else { self.this.has(table) }
    }

    fn derive(&mut self) {
        if let (Some(providers), Some(postcodes)) = (&mut self.reference.providers, &self.reference.postcodes)
        {
            providers.place(postcodes, &self.reference.authorities, self.collection.end);
        }
        for tables in [&mut self.this, &mut self.last] {
            mark_asylum_seekers(tables, self.children.len());
            if let (Some(episodes), Some(postcodes)) = (&mut tables.episodes, &self.reference.postcodes) {
                let place = |episode: &mut Episode| {
                    place(
                        episode,
                        postcodes,
                        &self.reference.authorities,
                        self.reference.authority,
                        self.collection,
                    );
                };
                episodes.all_mut().par_iter_mut().with_min_len(1024).for_each(place);
            }
        }
    }
}

/// Says in the header whether a child stands among the unaccompanied asylum-seeking children.
fn mark_asylum_seekers(tables: &mut Tables, children: usize) {
    let (Some(headers), Some(uasc)) = (&mut tables.header, &tables.uasc) else { return };
    for child in 0..children {
        let status = Code::new(if uasc.of(child).is_empty() { "0" } else { "1" });
        for header in headers.of_mut(child).iter_mut().filter(|header| header.uasc.is_blank()) {
            header.uasc = status;
        }
    }
}

/// Works out where a placement lies.
fn place(
    episode: &mut Episode,
    postcodes: &Postcodes,
    authorities: &Authorities,
    own: Option<Text>,
    collection: Collection,
) {
    let spot = |postcode: Postcode| if postcode.is_blank() { None } else { postcodes.find(postcode) };
    let Some(placement) = spot(episode.pl_post) else { return };
    let authority = authorities.upper(placement.area, collection.end);
    episode.pl_la = authority.unwrap_or_default();
    if let Some(own) = own {
        episode.pl_location = Code::new(if authority == Some(own) { "IN" } else { "OUT" });
    }
    episode.pl_distance = spot(episode.home_post).and_then(|home| home.distance(placement));
}

/// Gives each child a number, in the order in which they first occur.
#[derive(Default)]
struct Numbers {
    by_child: HashMap<Text, u32>,
    children: Vec<Text>,
}

impl Numbers {
    /// The numbers of the children of a table's rows. A row without a child is a child of its own: what stands in it is
    /// checked, and nothing is joined to it.
    fn of(&mut self, rows: &[Text]) -> Vec<u32> {
        let mut before = (Text::default(), 0);
        let mut number = |child: Text| {
            if child.is_given() && child == before.0 {
                return before.1;
            }
            let next = u32::try_from(self.children.len()).unwrap_or(u32::MAX);
            let number = if child.is_blank() { next } else { *self.by_child.entry(child).or_insert(next) };
            if number == next {
                self.children.push(child);
            }
            before = (child, number);
            number
        };
        rows.iter().map(|child| number(*child)).collect()
    }
}
