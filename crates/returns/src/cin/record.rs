//! The rows of a header or a child, as they are filled while its XML is walked.

use super::cell::Cell;
use super::tables::{
    Assessment, ChildCharacteristics, ChildIdentifiers, CinDetails, CinPlan, Disability, Factor, Header,
    ProtectionPlan, Review, Rows, Section47, Table,
};

/// The rows of a header or a child, as they are filled.
#[derive(Debug)]
pub(crate) struct Record<'a> {
    pub(crate) header: Header<'a>,
    pub(crate) who: ChildIdentifiers<'a>,
    pub(crate) characteristics: ChildCharacteristics<'a>,
    pub(crate) details: Vec<CinDetails<'a>>,
}

impl<'a> Record<'a> {
    pub(super) fn new(rows: &Rows, line: u32) -> Self {
        let row = |table: Table| rows.get(table as usize).copied().unwrap_or_default();
        Self {
            header: Header::new(row(Table::Header), line),
            who: ChildIdentifiers::new(row(Table::ChildIdentifiers), line),
            characteristics: ChildCharacteristics::new(row(Table::ChildCharacteristics), line),
            details: Vec::new(),
        }
    }

    /// Begins a row. What stands outside the row that it belongs to begins none.
    pub(super) fn open(&mut self, table: Table, row: u32, line: u32) {
        match table {
            Table::Header => self.header = Header::new(row, line),
            Table::ChildIdentifiers => self.who = ChildIdentifiers::new(row, line),
            Table::ChildCharacteristics => self.characteristics = ChildCharacteristics::new(row, line),
            Table::Disability => self.characteristics.disabilities.push(Disability::new(row, line)),
            Table::CinDetails => self.details.push(CinDetails::new(row, line)),
            _ => {
                let Some(details) = self.details.last_mut() else { return };
                match table {
                    Table::Assessment => details.assessments.push(Assessment::new(row, line)),
                    Table::CinPlan => details.cin_plans.push(CinPlan::new(row, line)),
                    Table::Section47 => details.enquiries.push(Section47::new(row, line)),
                    Table::ProtectionPlan => details.protection_plans.push(ProtectionPlan::new(row, line)),
                    Table::Factor => {
                        if let Some(assessment) = details.assessments.last_mut() {
                            assessment.factors.push(Factor::new(row, line));
                        }
                    }
                    Table::Review => {
                        if let Some(plan) = details.protection_plans.last_mut() {
                            plan.reviews.push(Review::new(row, line));
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    /// A cell of the row that was begun last.
    pub(super) fn cell(&mut self, table: Table, field: u8) -> Option<&mut Cell<'a>> {
        match table {
            Table::Header => self.header.cell_mut(field),
            Table::ChildIdentifiers => self.who.cell_mut(field),
            Table::ChildCharacteristics => self.characteristics.cell_mut(field),
            Table::Disability => self.characteristics.disabilities.last_mut()?.cell_mut(field),
            _ => {
                let details = self.details.last_mut()?;
                match table {
                    Table::Assessment => details.assessments.last_mut()?.cell_mut(field),
                    Table::Factor => details.assessments.last_mut()?.factors.last_mut()?.cell_mut(field),
                    Table::CinPlan => details.cin_plans.last_mut()?.cell_mut(field),
                    Table::Section47 => details.enquiries.last_mut()?.cell_mut(field),
                    Table::ProtectionPlan => details.protection_plans.last_mut()?.cell_mut(field),
                    Table::Review => details.protection_plans.last_mut()?.reviews.last_mut()?.cell_mut(field),
                    _ => details.cell_mut(field),
                }
            }
        }
    }

    /// Completes a row: an assessment lists its factors; a group of reviews without a date is a review without one.
    pub(super) fn close(&mut self, name: &str, rows: &Rows, line: u32) {
        let Some(details) = self.details.last_mut() else { return };
        if name == "Assessments"
            && let Some(assessment) = details.assessments.last_mut()
        {
            let codes: Vec<&str> =
                assessment.factors.iter().filter_map(|factor| factor.code.text()).collect();
            let (list, line) = (codes.join(", "), assessment.factor_list.spot.line);
            assessment.factor_list.fill(list.into(), line, false);
        } else if name == "Reviews"
            && let Some(plan) = details.protection_plans.last_mut()
        {
            let row = rows.get(Table::Review as usize).copied().unwrap_or_default();
            plan.reviews.push(Review::new(row, line));
        }
    }
}
