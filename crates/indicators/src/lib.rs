//! Indicators: the authority's figures out of the record (pathway 6). What each counts is data with a version; what one child gives to it
//! on a day is worked out here from the child's own record and what its family's says of it. The sum over the children is the figure.
//! Pure: the records, the day and the settings come as values.

mod child;
mod counted;
mod counting;
mod definition;
mod definitions;
mod line;
mod number;
mod window;

pub use child::{Of, Seen, There, of_child, of_family, reads_the_map, reads_the_visits};
pub use counted::{Counted, Why};
pub use definition::{Better, Definition, OutOf, Twin};
pub use line::Line;
pub use number::{FEW, NoNumber, Number, Tally, may_leave};
pub use window::Window;
