//! What all screens share, and the name of none: the visit with its permit, forms and what becomes of them, pages and what
//! stands around them, sessions, refusals. A crate of screens hands in its routes and its templates ([`Screens`]), and whoever
//! puts the program together names those crates.

pub mod allowed;
pub mod app;
pub mod assets;
pub mod by_form;
pub mod child_frame;
pub mod childs;
pub mod contact;
pub mod contact_fields;
pub mod done;
pub mod elsewhere;
mod family_frame;
pub mod fields;
pub mod form;
pub mod held;
pub mod keep;
pub mod local;
pub mod named;
pub mod next;
pub mod own_record;
pub mod page;
pub mod people_options;
pub mod places;
pub mod private;
pub mod route;
pub mod rows;
pub mod safe_tonight;
pub mod saving;
pub mod scales;
pub mod screens;
pub mod security;
pub mod seen;
pub mod session;
#[cfg(feature = "testing")]
pub mod testing;
pub mod trouble;
mod trouble_page;
pub mod verbs;
pub mod visit;
pub mod withdrawing;
pub mod words;
pub mod written;

pub use app::{App, Settings};
pub use screens::Screens;
