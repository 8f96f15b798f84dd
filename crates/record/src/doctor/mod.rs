//! The health of an installation, as signs that an administrator can act on.

mod database;
mod files;

use crate::{
    Place, Settings,
    engine::{Use, connect},
};

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// Whether it is as it should be.
    pub ok: bool,
    /// What was found and, where it is not as it should be, what to do.
    pub sentence: String,
}

impl Sign {
    fn good(sentence: impl Into<String>) -> Self {
        Self { ok: true, sentence: sentence.into() }
    }

    fn bad(sentence: impl Into<String>) -> Self {
        Self { ok: false, sentence: sentence.into() }
    }
}

/// Looks an installation over without changing anything in it. May run while Kith runs.
pub fn doctor(settings: &Settings) -> Vec<Sign> {
    let mut signs = Vec::new();
    if let Place::Directory(directory) = &settings.place {
        if !directory.join(crate::engine::FILE).exists() {
            return vec![Sign::bad(format!("There is no database in {}.", directory.display()))];
        }
        signs.extend(files::of_data(directory));
    }
    signs.extend(files::of_seals(settings));
    match connect(&settings.place, Use::Read) {
        Ok(mut connection) => signs.extend(database::signs(&mut connection, settings)),
        Err(why) => signs.push(Sign::bad(why.to_string())),
    }
    signs
}
