//! The statutory returns out of the record. Nothing is typed for a return: each figure and each code is worked out from what people wrote
//! down for the child (pathway 4). Pure: the records and the day come as values.

pub mod cin;
