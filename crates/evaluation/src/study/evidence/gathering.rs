//! What a study says of people, files and single children, while it is gathered.

use crate::input::Fault;
use crate::report::Section;
use crate::study::Study;
use crate::study::evidence::files::Opened;

pub(super) struct Gathering<'a> {
    pub(super) study: &'a Study,
    pub(super) files: Opened<'a>,
    pub(super) sections: Vec<Section>,
    pub(super) faults: Vec<Fault>,
}

impl Gathering<'_> {
    pub(super) fn take(&mut self, section: impl FnOnce(&mut Self) -> Result<Section, Fault>) {
        match section(self) {
            Ok(section) => self.sections.push(section),
            Err(fault) => self.faults.push(fault),
        }
    }

    pub(super) fn wave_names(&self) -> Vec<String> {
        self.study.plan.waves.iter().map(|wave| wave.id.clone()).collect()
    }

    /// A fault of a part of the study file.
    pub(super) fn fault(&self, list: &str, at: usize, what: impl std::fmt::Display) -> Fault {
        self.study.places.fault(&[list.into(), at.into()], format!("{what}."))
    }

    /// The text of a description that may be a file of the study or come with Kith.
    pub(super) fn described(&mut self, name: &str) -> Result<Option<String>, Fault> {
        if std::path::Path::new(name).extension().is_some_and(|ending| ending == "toml") {
            return self.files.text(name).map(Some);
        }
        Ok(None)
    }
}
