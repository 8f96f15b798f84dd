//! Streams a file into cells of rows for a model: row group by row group, some rows at a time, several at once. Memory
//! depends on the cells, not on the rows.

use std::io;

use evaluation::methods::linear::{Cells, Design, Rows};
use parquet::file::reader::{ChunkReader, FileReader, SerializedFileReader};
use parquet::schema::types::SchemaDescriptor;
use rayon::prelude::*;

use crate::column::{groups, is_grouping, is_numeric, numbers};
use crate::{Groups, ReadError};

/// How many rows are read at a time: few enough to stay in the processor's cache.
const AT_A_TIME: usize = 4_096;

/// Which columns a model is made of.
#[derive(Debug, Clone, Default)]
pub struct ModelColumns {
    /// The outcome.
    pub outcome: String,
    /// The terms.
    pub terms: Vec<String>,
    /// The fixed effects.
    pub fixed_effects: Vec<String>,
    /// The column whose groups errors are clustered by.
    pub cluster: String,
    /// Analytic weights.
    pub weights: Option<String>,
}

impl ModelColumns {
    fn numeric(&self) -> impl Iterator<Item = &String> {
        [&self.outcome].into_iter().chain(&self.terms).chain(&self.weights)
    }

    /// The columns that rows are put together by, each once.
    fn groupings(&self) -> Vec<&String> {
        let mut groupings: Vec<&String> = Vec::new();
        for name in self.fixed_effects.iter().chain([&self.cluster]) {
            if !groupings.contains(&name) {
                groupings.push(name);
            }
        }
        groupings
    }
}

/// The rows of a file, put together.
#[derive(Debug, Clone)]
pub struct Gathered {
    /// The cells.
    pub cells: Cells,
    /// The model over the cells.
    pub design: Design,
    /// The groups of each fixed effect and, last unless it is one of them, of the cluster.
    pub groups: Vec<Groups>,
}

/// Reads the columns of a model. `open` opens the file anew for each row group, so that several can be read at once;
/// `progress` is told of each one that is done, with its number of rows.
///
/// The answer is the same, to the last bit, however many threads there are: row groups are put together in the order of
/// the file.
pub fn gather<R: ChunkReader + 'static>(
    open: impl Fn() -> io::Result<R> + Sync,
    model: &ModelColumns,
    progress: impl Fn(u64) + Sync,
) -> Result<Gathered, ReadError> {
    let file = SerializedFileReader::new(open()?)?;
    let schema = file.metadata().file_metadata().schema_descr();
    let numeric = model.numeric().map(|name| place(schema, name)).collect::<Result<Vec<_>, _>>()?;
    let grouping = model.groupings().iter().map(|name| place(schema, name)).collect::<Result<Vec<_>, _>>()?;
    numeric.iter().try_for_each(|&column| is_numeric(&schema.column(column)))?;
    grouping.iter().try_for_each(|&column| is_grouping(&schema.column(column)))?;
    let wanted = Wanted { numeric, grouping, terms: model.terms.len() };
    let mut cells = Cells::new(wanted.terms, wanted.grouping.len())?;
    let mut all = vec![Groups::default(); wanted.grouping.len()];
    let threads = rayon::current_num_threads();
    let row_groups: Vec<usize> = (0..file.num_row_groups()).collect();
    for some in row_groups.chunks(threads.max(1)) {
        let read: Vec<(Cells, Vec<Groups>)> = some
            .par_iter()
            .map(|&at| {
                let read = wanted.row_group(&SerializedFileReader::new(open()?)?, at)?;
                progress(read.0.rows() + read.0.missing());
                Ok(read)
            })
            .collect::<Result<_, ReadError>>()?;
        for (part, groups) in read {
            let names: Vec<Vec<u32>> =
                all.iter_mut().zip(&groups).map(|(all, groups)| all.take_in(groups)).collect();
            cells.merge(&part, &names)?;
        }
    }
    let groupings = model.groupings();
    let number = |name: &String| groupings.iter().position(|known| *known == name).unwrap_or_default();
    let effects: Vec<usize> = model.fixed_effects.iter().map(number).collect();
    let design = cells.design(&model.terms, &effects, number(&model.cluster));
    Ok(Gathered { cells, design, groups: all })
}

fn place(schema: &SchemaDescriptor, name: &str) -> Result<usize, ReadError> {
    let there = || schema.columns().iter().map(|column| column.path().string());
    there()
        .position(|column| column == name)
        .ok_or_else(|| ReadError::NoColumn { wanted: name.to_owned(), there: there().collect() })
}

/// The places of the columns in the file.
struct Wanted {
    /// The outcome, the terms and perhaps the weights.
    numeric: Vec<usize>,
    grouping: Vec<usize>,
    terms: usize,
}

impl Wanted {
    fn row_group<R: ChunkReader + 'static>(
        &self,
        file: &SerializedFileReader<R>,
        at: usize,
    ) -> Result<(Cells, Vec<Groups>), ReadError> {
        let row_group = file.get_row_group(at)?;
        let open = |columns: &[usize]| {
            columns.iter().map(|&column| row_group.get_column_reader(column)).collect::<Result<Vec<_>, _>>()
        };
        let (mut numeric, mut grouping) = (open(&self.numeric)?, open(&self.grouping)?);
        let mut names = vec![Groups::default(); grouping.len()];
        let mut columns = vec![Vec::with_capacity(AT_A_TIME); numeric.len()];
        let mut group_columns = vec![Vec::with_capacity(AT_A_TIME); grouping.len()];
        let mut cells = Cells::new(self.terms, grouping.len())?;
        let mut left = usize::try_from(row_group.metadata().num_rows()).unwrap_or_default();
        while left > 0 {
            let n = left.min(AT_A_TIME);
            for (reader, column) in numeric.iter_mut().zip(&mut columns) {
                numbers(reader, n, column)?;
            }
            for ((reader, column), names) in grouping.iter_mut().zip(&mut group_columns).zip(&mut names) {
                groups(reader, n, names, column)?;
            }
            let (values, weights) = columns.split_at(self.terms + 1);
            cells.add(Rows {
                columns: values,
                groups: &group_columns,
                weights: weights.first().map(Vec::as_slice),
            })?;
            left -= n;
        }
        Ok((cells, names))
    }
}
