//! Routes, screens and forms. A request comes down once: route, session, permit, repository, pure decision, save, page.

pub mod app;
pub mod forgetting;
pub mod form;
pub mod keep;
pub mod local;
pub mod page;
mod private;
pub mod returns;
pub mod route;
pub mod screens;
pub mod security;
pub mod seen;
pub mod session;
pub mod studies;
pub mod trouble;
pub mod visit;
pub mod written;

pub use app::{App, Settings};
pub use screens::router;
