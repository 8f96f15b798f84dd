//! One measurement from beginning to end.

use crate::{
    Fill, Run, crowd, disk, hidden, idle, journeys,
    machine::{self, Machine},
    measure,
    notes::Notes,
    outcome::Outcome,
    pages,
    report::{self, Report, Size},
    say,
    settings::settings,
    town::Town,
    waits::Waits,
};
use record::{Place, Settings, Store};
use std::path::Path;

/// Fills a store and keeps it.
pub(crate) async fn fill(asked: &Fill) -> Outcome<()> {
    let store = Store::open(Settings::at(Place::named(&asked.store)))?;
    let mut town = Town::new(asked.seed, asked.whole);
    let filled = Notes::grow(&mut town, &store, asked.families).await?;
    filled.write(&asked.notes)?;
    say::out(&report::filled(filled.filled_entries, filled.filled_seconds));
    Ok(())
}

/// Fills, or takes a store that is filled, measures and tells.
pub(crate) async fn run(asked: &Run, waits: &Waits) -> Outcome<()> {
    std::fs::create_dir_all(&asked.data)?;
    let directory = tempfile::Builder::new().prefix("kith-bench-").tempdir_in(&asked.data)?;
    let notes = asked.store.as_ref().map(|_| Notes::read(&asked.notes)).transpose()?;
    let mut report = Report {
        machine: Machine::here(directory.path()),
        seed: notes.as_ref().map_or(asked.seed, |notes| notes.seed),
        whole: notes.as_ref().map_or(asked.whole, |notes| notes.whole),
        program: asked.kith.as_deref().and_then(size_of),
        sizes: Vec::new(),
    };
    say::out(&report::heading(&report));
    let bench = Bench { asked, waits, directory: directory.path() };
    if let (Some(named), Some(mut filled)) = (&asked.store, notes) {
        let place = Place::named(named);
        let store = Store::open(Settings::at(place.clone()))?;
        let size = bench.measure(store, &place, &filled).await?;
        // Whoever was given a number now is not asked again by the next measurement.
        filled.rated = filled.samples.len().min(filled.rated + asked.times + measure::WARM);
        filled.write(&asked.notes)?;
        say::out(&report::size(&size));
        report.sizes.push(size);
    } else {
        let mut town = Town::new(asked.seed, asked.whole);
        let mut sizes = asked.families.clone();
        sizes.sort_unstable();
        for families in sizes {
            say::aside(&format!("Inventing families until there are {families} …"));
            let place = Place::Directory(directory.path().join("data"));
            let store = Store::open(Settings::at(place.clone()))?;
            let filled = Notes::grow(&mut town, &store, families).await?;
            let size = bench.measure(store, &place, &filled).await?;
            say::out(&report::size(&size));
            report.sizes.push(size);
        }
    }
    if let Some(file) = &asked.json {
        std::fs::write(file, serde_json::to_string_pretty(&report)?)?;
    }
    Ok(())
}

/// What all measurements of one run share.
struct Bench<'a> {
    asked: &'a Run,
    waits: &'a Waits,
    /// On the disk that is measured.
    directory: &'a Path,
}

impl Bench<'_> {
    async fn measure(&self, store: Store, place: &Place, filled: &Notes) -> Outcome<Size> {
        let Self { asked, waits, directory } = self;
        let load = machine::load();
        let (samples, run) = (&filled.samples, store.clock().now().to_string());
        let fresh = samples.get(filled.rated..).unwrap_or_default();
        let app = web::app(store, settings())?;
        let router = web::router(&app);
        say::aside("Measuring what people do, one after another …");
        let sync = disk::syncs(directory, asked.times)?;
        let only = asked.only.as_deref();
        let journeys = journeys::all(
            &router,
            waits,
            (samples, filled.long.as_slice(), filled.nine.as_slice()),
            fresh,
            &run,
            asked.times,
            only,
        )
        .await?;
        let (mut pages, mut many) = (Vec::new(), None);
        if only.is_none() {
            say::aside("Weighing the pages …");
            pages = pages::pages(&router, waits, samples).await?;
        }
        if only.is_none_or(|only| crowd::NAME.contains(only)) {
            say::aside("Letting many save at once …");
            many = Some(crowd::crowd(&router, waits, samples, place, &run, asked.seconds).await?);
        }
        let mut hidden = None;
        if only.is_none() {
            say::aside("Asking for what may not be known of …");
            hidden = hidden::hidden(&router, samples, &filled.restricted, asked.times).await?;
        }
        let sync_after = disk::syncs(directory, asked.times)?;
        drop((router, app));
        let mut start = None;
        if let Some(one) = samples.first().filter(|_| only.is_none()) {
            say::aside("Starting afresh …");
            start = Some(idle::start(place, &one.username, &one.family.to_string())?);
        }
        Ok(Size {
            families: filled.families,
            children: filled.children,
            entries: filled.entries,
            filled_entries: filled.filled_entries,
            filled_seconds: filled.filled_seconds,
            database: place.file().and_then(|file| size_of(&file)),
            engine: if place.file().is_some() { "SQLite" } else { "PostgreSQL" },
            load: (load, machine::load()),
            sync,
            sync_after,
            journeys,
            pages,
            crowd: many,
            hidden,
            start,
        })
    }
}

/// A file's size in bytes.
fn size_of(file: &Path) -> Option<u64> {
    std::fs::metadata(file).ok().map(|found| found.len())
}
