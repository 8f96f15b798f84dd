//! An audit of a study as a section.

use crate::audit::agreement::agreement;
use crate::audit::instrument::AuditInstrument;
use crate::audit::readings::read_readings;
use crate::audit::report;
use crate::audit::results::{files, results};
use crate::input::Fault;
use crate::report::Section;
use crate::study::evidence::gathering::Gathering;

/// The instrument that comes with Kith.
const BUNDLED: &str = "practice-presence";
/// How often files are drawn anew for the interval of Krippendorff's alpha.
const DRAWS: u64 = 2_000;

pub(super) fn section(gathering: &mut Gathering<'_>, at: usize) -> Result<Section, Fault> {
    let audit = &gathering.study.plan.audits[at];
    let name = &audit.instrument;
    let instrument = match gathering.described(name)? {
        Some(text) => AuditInstrument::read(&text),
        None if name == BUNDLED => AuditInstrument::bundled(),
        None => {
            let what = format!("there is no audit “{name}”. There is {BUNDLED}, or name a file of your own");
            return Err(gathering.fault("audit", at, what));
        }
    }
    .map_err(|why| Fault::of_file(name, why.to_string()))?;
    let waves = gathering.wave_names();
    let readings = read_readings(
        &audit.readings,
        gathering.files.bytes(&audit.readings)?.as_slice(),
        &instrument,
        &waves,
    )?;
    let looked_at = files(&readings, &waves).map_err(|what| gathering.fault("audit", at, what))?;
    let found = results(&instrument, &readings, waves.len());
    let agreed = agreement(&instrument, &readings, DRAWS, gathering.study.plan.analysis.seed);
    Ok(report::section(&audit.id, &instrument, &waves, &looked_at, &found, &agreed))
}
