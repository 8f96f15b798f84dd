//! The health of an installation, as signs that an administrator can act on.

mod database;
mod files;
mod jobs;
mod sign;

use crate::{
    Place, Settings, StoreError,
    engine::{Use, connect},
    lost,
};
use jiff::civil::Date;
pub use sign::Sign;

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
    signs.push(bank_holidays(settings.clock.today()));
    // Before anything opens the database: SQLite leaves out in silence what is damaged in its log, and then removes the log.
    match lost::look(&settings.place) {
        Ok(Some(walked)) if walked.lost > 0 => {
            signs.push(Sign::bad(StoreError::SavesLost(lost::sentence(walked)).to_string()));
            return signs;
        }
        Ok(_) if settings.place.file().is_some() => {
            signs.push(Sign::good("The database’s write-ahead log is whole."));
        }
        Ok(_) => {}
        Err(why) => signs.push(Sign::bad(why.to_string())),
    }
    match connect(&settings.place, Use::Read) {
        Ok(mut connection) => signs.extend(database::signs(&mut connection, settings)),
        Err(why) => signs.push(Sign::bad(why.to_string())),
    }
    signs
}

/// Whether this release of Kith knows what was proclaimed for the year that working days are counted into now.
fn bank_holidays(today: Date) -> Sign {
    let known = calendar::PROCLAIMED_TO;
    if today.year() <= known {
        return Sign::good(format!(
            "Bank holidays are known as they were published to the end of {known}; after that those that stand each year."
        ));
    }
    Sign::bad(format!(
        "Bank holidays are known as they were published to the end of {known}. Those that stand each year are counted after \
         that too; one that was proclaimed for this year alone, or moved, is not. Bring Kith up to date."
    ))
}
