//! What concerns a page in a child's hands and whoever hands it over: its bare layout, what a child is asked, and when the
//! child's own words are kept from the room.

pub mod asked;
pub mod kept;
pub mod page;
mod pictures;
