//! Interviews and open answers of a study as a section.

use crate::input::Fault;
use crate::report::Section;
use crate::study::evidence::gathering::Gathering;
use crate::themes::{Framework, coder_agreement, count_themes, read_codings, report};

/// The framework that comes with Kith.
const BUNDLED: &str = "practice-themes";

pub(super) fn section(gathering: &mut Gathering<'_>, at: usize) -> Result<Section, Fault> {
    let themes = &gathering.study.plan.themes[at];
    let name = &themes.framework;
    let framework = match gathering.described(name)? {
        Some(text) => Framework::read(&text),
        None if name == BUNDLED => Framework::bundled(),
        None => {
            let what =
                format!("there is no framework “{name}”. There is {BUNDLED}, or name a file of your own");
            return Err(gathering.fault("themes", at, what));
        }
    }
    .map_err(|why| Fault::of_file(name, why.to_string()))?;
    let waves = gathering.wave_names();
    let codings = read_codings(
        &themes.codings,
        gathering.files.bytes(&themes.codings)?.as_slice(),
        &framework,
        &waves,
    )?;
    let groups = count_themes(&framework, &codings, waves.len(), themes.least_shown);
    let agreed = coder_agreement(&framework, &codings);
    Ok(report::section(&themes.id, &framework, &waves, &groups, &agreed, &codings))
}
