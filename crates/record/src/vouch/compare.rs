//! What chain 0 vouched for last, compared with the rows that stand.

use super::{
    Facts, digest,
    row::{self, TABLES, Table},
};
use crate::{AnyConnection, StoreError};
use std::collections::{BTreeMap, HashMap};

/// How many rows are read at once.
const PAGE: i64 = 2000;
/// In place of a digest: an earlier release wrote the row and kept none.
const EARLIER: &str = "0:";

/// The last that chain 0 says of each row, and where.
#[derive(Default)]
pub(crate) struct Vouched {
    rows: HashMap<String, (i64, Option<String>)>,
    has_begun: bool,
}

/// Something that is not as chain 0 has it: the entry that says how it should be (0: none does), and a sentence.
pub(crate) type Fault = (i64, String);

impl Vouched {
    /// Takes what an entry says. Kith takes over what it finds before anything else is vouched for, and never again.
    pub(crate) fn take(&mut self, seq: i64, is_found: bool, facts: Facts, mut fault: impl FnMut(Fault)) {
        if is_found && self.has_begun {
            let what = "Rows were taken over as they were found, although Kith vouched for others before.";
            fault((seq, what.to_owned()));
        }
        self.has_begun |= !is_found;
        for (name, (before, after)) in facts {
            let known = self.rows.get(&name).and_then(|(_, digest)| digest.clone());
            let can_compare = match (&known, &before) {
                (Some(known), Some(before)) => digest::form_of(known) == digest::form_of(before),
                // A session that was forgotten is not missed.
                (Some(_), None) => !may_go(&name),
                _ => true,
            };
            if can_compare && known != before {
                let what = format!("The {name} was changed behind the journal’s back before this entry.");
                fault((seq, what));
            }
            self.rows.insert(name, (seq, after));
        }
    }

    /// Takes an entry about a saved check of a return as releases wrote it that did not vouch for those: that it was saved, or
    /// that it was deleted.
    pub(crate) fn take_earlier(&mut self, seq: i64, verb: &str, number: i64) {
        let digest = match verb {
            "return.saved" => Some(EARLIER.to_owned()),
            "return.deleted" => None,
            _ => return,
        };
        self.rows.insert(row::Row::Return(number).name(), (seq, digest));
    }

    /// Compares with every row that stands. Returns how many there are, and how many of them an earlier release wrote, of
    /// which no digest was kept.
    pub(crate) fn compare(
        mut self,
        connection: &mut AnyConnection,
        mut fault: impl FnMut(Fault),
    ) -> Result<(u64, u64), StoreError> {
        let earlier = self.rows.values().filter(|(_, digest)| digest.as_deref() == Some(EARLIER)).count();
        let mut standing = 0;
        for table in TABLES {
            standing += self.compare_table(connection, table, &mut fault)?;
        }
        let mut missing: Vec<Fault> = self
            .rows
            .into_iter()
            .filter(|(name, (_, digest))| digest.is_some() && !may_go(name))
            .map(|(name, (seq, _))| (seq, format!("The {name} is in the journal and does not stand.")))
            .collect();
        missing.sort();
        missing.into_iter().for_each(fault);
        Ok((standing, u64::try_from(earlier).unwrap_or(u64::MAX)))
    }

    fn compare_table(
        &mut self,
        connection: &mut AnyConnection,
        table: &Table,
        fault: &mut impl FnMut(Fault),
    ) -> Result<u64, StoreError> {
        let (mut skipped, mut standing) = (0, 0);
        loop {
            // Rows vouched for in an earlier form are compared in that form.
            let mut forms = BTreeMap::new();
            for form in 1..=table.forms.len() {
                forms.insert(form, digest::page(connection, table, form, skipped, PAGE)?);
            }
            let newest = forms.get(&table.forms.len()).map_or(0, Vec::len);
            for at in 0..newest {
                standing += 1;
                let picture = |form: usize| forms.get(&form).and_then(|page| page.get(at));
                let Some(newest) = picture(table.forms.len()) else { continue };
                let name = table.name(&newest.key);
                match self.rows.remove(&name) {
                    None => fault((0, format!("The {name} stands and no entry of the journal says so."))),
                    Some((seq, None)) => {
                        fault((seq, format!("The {name} stands, though the journal says that it is gone.")));
                    }
                    Some((_, Some(said))) if said == EARLIER => {}
                    Some((seq, Some(said))) => {
                        let form = digest::form_of(&said);
                        let form = form.and_then(|form| picture(form).map(|picture| (form, picture)));
                        if form.is_none_or(|(form, picture)| digest::of(table, form, picture) != said) {
                            fault((seq, format!("The {name} is not as the journal has it last.")));
                        }
                    }
                }
            }
            skipped += PAGE;
            if i64::try_from(newest).unwrap_or(0) < PAGE {
                return Ok(standing);
            }
        }
    }
}

fn may_go(name: &str) -> bool {
    let kind = name.split(' ').next().unwrap_or_default();
    Table::of(kind).is_some_and(|table| table.may_go)
}
