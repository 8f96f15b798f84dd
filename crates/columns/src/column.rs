//! One column of one row group, read some rows at a time as numbers or as groups. Gaps come out as gaps.

use evaluation::methods::linear::NO_GROUP;
use parquet::basic::{ConvertedType, LogicalType, Type};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{
    BoolType, ByteArrayType, DataType, DoubleType, FixedLenByteArrayType, FloatType, Int32Type, Int64Type,
};
use parquet::schema::types::ColumnDescriptor;

use crate::{Groups, ReadError};

/// Whether a column can be read as numbers; otherwise what it holds.
pub(crate) fn is_numeric(column: &ColumnDescriptor) -> Result<(), ReadError> {
    let plain = !matches!(
        column.logical_type_ref(),
        Some(
            LogicalType::Decimal { .. }
                | LogicalType::Date
                | LogicalType::Timestamp { .. }
                | LogicalType::Time { .. }
        )
    ) && column.converted_type() != ConvertedType::DECIMAL;
    match column.physical_type() {
        Type::BOOLEAN | Type::INT32 | Type::INT64 | Type::FLOAT | Type::DOUBLE
            if plain && is_flat(column) =>
        {
            Ok(())
        }
        _ => Err(refused(column, "numbers")),
    }
}

/// Whether a column can be read as groups; otherwise what it holds.
pub(crate) fn is_grouping(column: &ColumnDescriptor) -> Result<(), ReadError> {
    match column.physical_type() {
        Type::BOOLEAN | Type::INT32 | Type::INT64 | Type::BYTE_ARRAY | Type::FIXED_LEN_BYTE_ARRAY
            if is_flat(column) =>
        {
            Ok(())
        }
        _ => Err(refused(column, "texts or whole numbers")),
    }
}

fn is_flat(column: &ColumnDescriptor) -> bool {
    column.max_rep_level() == 0 && column.max_def_level() <= 1
}

fn refused(column: &ColumnDescriptor, wanted: &'static str) -> ReadError {
    let holds = match (column.logical_type_ref(), column.physical_type()) {
        _ if !is_flat(column) => "lists",
        (Some(LogicalType::Date | LogicalType::Timestamp { .. } | LogicalType::Time { .. }), _)
        | (_, Type::INT96) => "dates or times",
        (_, Type::BYTE_ARRAY | Type::FIXED_LEN_BYTE_ARRAY) => "texts",
        (_, Type::BOOLEAN) => "yes and no",
        (_, Type::INT32 | Type::INT64) => "decimals",
        (_, Type::FLOAT | Type::DOUBLE) => "numbers with fractions",
    };
    ReadError::Kind { name: column.name().to_owned(), holds, wanted }
}

/// Reads the next `n` rows as numbers, a gap as not a number.
pub(crate) fn numbers(reader: &mut ColumnReader, n: usize, out: &mut Vec<f64>) -> Result<(), ReadError> {
    out.clear();
    match reader {
        ColumnReader::DoubleColumnReader(reader) => each(reader, n, out, f64::NAN, |value| value),
        ColumnReader::FloatColumnReader(reader) => each(reader, n, out, f64::NAN, f64::from),
        ColumnReader::Int32ColumnReader(reader) => each(reader, n, out, f64::NAN, f64::from),
        #[expect(clippy::cast_precision_loss, reason = "numbers beyond 2⁵³ keep their first sixteen digits")]
        ColumnReader::Int64ColumnReader(reader) => each(reader, n, out, f64::NAN, |value| value as f64),
        ColumnReader::BoolColumnReader(reader) => {
            each(reader, n, out, f64::NAN, |value| f64::from(u8::from(value)))
        }
        // Asked before by `is_numeric`.
        _ => Ok(()),
    }
}

/// Reads the next `n` rows as groups.
pub(crate) fn groups(
    reader: &mut ColumnReader,
    n: usize,
    groups: &mut Groups,
    out: &mut Vec<u32>,
) -> Result<(), ReadError> {
    out.clear();
    match reader {
        ColumnReader::Int32ColumnReader(reader) => {
            each(reader, n, out, NO_GROUP, |value| groups.number(value.into()))
        }
        ColumnReader::Int64ColumnReader(reader) => {
            each(reader, n, out, NO_GROUP, |value| groups.number(value))
        }
        ColumnReader::BoolColumnReader(reader) => {
            each(reader, n, out, NO_GROUP, |value| groups.number(value.into()))
        }
        ColumnReader::ByteArrayColumnReader(reader) => {
            each(reader, n, out, NO_GROUP, |value| groups.text(value.data()))
        }
        ColumnReader::FixedLenByteArrayColumnReader(reader) => {
            each(reader, n, out, NO_GROUP, |value| groups.text(value.data()))
        }
        // Asked before by `is_grouping`.
        _ => Ok(()),
    }
}

fn each<D: Known, T: Copy>(
    reader: &mut ColumnReaderImpl<D>,
    n: usize,
    out: &mut Vec<T>,
    gap: T,
    mut take: impl FnMut(D::T) -> T,
) -> Result<(), ReadError> {
    let mut values = Vec::with_capacity(n);
    let mut levels = Vec::new();
    while out.len() < n {
        values.clear();
        levels.clear();
        let (rows, _, _) = reader.read_records(n - out.len(), Some(&mut levels), None, &mut values)?;
        if rows == 0 {
            break;
        }
        let mut values = values.drain(..);
        if levels.is_empty() {
            out.extend(values.map(&mut take));
        } else {
            out.extend(
                levels.iter().map(
                    |&level| {
                        if level == 0 { gap } else { values.next().map_or(gap, &mut take) }
                    },
                ),
            );
        }
    }
    Ok(())
}

/// The types that we read.
trait Known: DataType {}
impl Known for BoolType {}
impl Known for Int32Type {}
impl Known for Int64Type {}
impl Known for FloatType {}
impl Known for DoubleType {}
impl Known for ByteArrayType {}
impl Known for FixedLenByteArrayType {}
