//! What all screens share, and the name of none: the visit with its permit, forms and what becomes of them, pages and what
//! stands around them, sessions, refusals. A crate of screens hands in its routes and its templates ([`Screens`]), and whoever
//! puts the program together names those crates.

pub mod allowed;
pub mod app;
pub mod assets;
pub mod by_form;
pub mod childs_page;
pub mod contact;
pub mod done;
mod family_frame;
pub mod fields;
pub mod form;
pub mod held;
pub mod keep;
pub mod local;
pub mod next;
pub mod page;
pub mod people_options;
pub mod places;
pub mod private;
pub mod route;
pub mod saving;
pub mod screens;
pub mod security;
pub mod seen;
pub mod session;
pub mod trouble;
mod trouble_page;
pub mod visit;
pub mod withdrawing;
pub mod words;
pub mod written;

pub use app::{App, Settings};
pub use screens::Screens;
