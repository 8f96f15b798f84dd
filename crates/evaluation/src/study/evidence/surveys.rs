//! A survey of a study as a section.

use crate::input::Fault;
use crate::report::Section;
use crate::study::evidence::gathering::Gathering;
use crate::surveys::instrument::{InstrumentFault, Pack};
use crate::surveys::{Instrument, Invited, analyse, read_responses, report};

pub(super) fn section(gathering: &mut Gathering<'_>, at: usize) -> Result<Section, Fault> {
    let survey = &gathering.study.plan.surveys[at];
    let waves = &gathering.study.plan.waves;
    let instrument = instrument(gathering, at)?;
    let responses = read_responses(
        &survey.responses,
        gathering.files.bytes(&survey.responses)?.as_slice(),
        &instrument,
        waves,
    )?;
    let asked = gathering.study.asked.iter().filter(|asked| asked.survey == survey.id);
    let invited: Vec<Invited> = asked
        .map(|asked| Invited { group: asked.group, wave: asked.wave.clone(), people: asked.people })
        .collect();
    let groups = analyse(&instrument, waves, &responses, &invited, survey.least_shown)
        .map_err(|what| gathering.fault("survey", at, what))?;
    Ok(report::section(&survey.id, &instrument, waves, &groups))
}

fn instrument(gathering: &mut Gathering<'_>, at: usize) -> Result<Instrument, Fault> {
    let survey = &gathering.study.plan.surveys[at];
    let name = &survey.instrument;
    let unreadable = |why: InstrumentFault| Fault::of_file(name, why.to_string());
    let instrument = match gathering.described(name)? {
        Some(text) => Instrument::read(&text).map_err(unreadable)?,
        None => bundled(gathering, at, Instrument::bundled().map_err(unreadable)?)?,
    };
    let Some(file) = &survey.pack else { return Ok(instrument) };
    let of_pack = |why: InstrumentFault| Fault::of_file(file, why.to_string());
    let pack = Pack::read(&gathering.files.text(file)?).map_err(of_pack)?;
    if pack.instrument != instrument.id {
        return Err(Fault::of_file(
            file,
            format!("the pack is for “{}”, and the survey uses “{}”.", pack.instrument, instrument.id),
        ));
    }
    instrument.with(pack).map_err(of_pack)
}

fn bundled(gathering: &Gathering<'_>, at: usize, known: Vec<Instrument>) -> Result<Instrument, Fault> {
    let name = &gathering.study.plan.surveys[at].instrument;
    let ids: Vec<String> = known.iter().map(|instrument| instrument.id.clone()).collect();
    known.into_iter().find(|instrument| instrument.id == *name).ok_or_else(|| {
        let ids = ids.join(", ");
        gathering.fault(
            "survey",
            at,
            format!("there is no instrument “{name}”. There are {ids}, or name a file of your own"),
        )
    })
}
