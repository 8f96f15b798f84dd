//! The part of a form that asks for something which needs a second person: which way, and why.

use record::standing::Way;
use ui::form::{FormReader, Problems, Values};

/// Reads the reason under this name, and which way the button says. None, with what is wrong noted, where no reason is given.
pub(crate) fn read(values: &Values, field: &str, problems: &mut Problems) -> Option<(String, Way)> {
    let way = if values.text("way") == "emergency" { Way::Emergency } else { Way::Second };
    let mut reader = FormReader::new(values);
    let why = match way {
        Way::Second => "Say why. The second person reads it, and it is kept in the journal.",
        Way::Emergency => "Say why it cannot wait for a second person. It is kept in the journal.",
    };
    let reason = reader.needed(field, "The reason", why);
    if reader.problems.is_empty() {
        return Some((reason, way));
    }
    problems.0.extend(reader.problems.0);
    None
}

/// The code of what the next page says.
pub(crate) fn done(way: Way) -> &'static str {
    match way {
        Way::Second => "second-asked",
        Way::Emergency => "second-emergency",
    }
}
