//! The outcomes of single children, computed from an extract of the record with exact windows in days.
