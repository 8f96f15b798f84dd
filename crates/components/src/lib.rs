//! The GOV.UK and MOJ page components, read from their own npm packages.
//!
//! [`add_to`] gives a template environment the components; [`asset`] and [`asset_url`] serve
//! the styles, scripts and images they need.

mod assets;
mod dates;
mod equality;
mod filters;
mod register;

pub use assets::{Asset, asset, asset_url, assets};
pub use register::{add_to, templates};
