//! Reference data that a return is checked against: postcodes, authorities, providers. An authority brings the first
//! and the last; Kith brings the second.

mod authorities;
mod convert;
mod names;
mod postcodes;
mod provider_columns;
mod provider_list;
mod providers;
mod sheets;

pub use authorities::{Authorities, MayBeMeant};
pub use convert::{ConvertError, NotConverted, convert_postcodes};
pub use postcodes::{PostcodeError, Postcodes, Spot};
pub use providers::{Provider, ProviderError, Providers};
