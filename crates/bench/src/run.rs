//! One measurement from beginning to end.

use crate::{
    Outcome, Run, crowd, disk, idle, journeys,
    machine::{self, Machine},
    pages, report,
    report::{Report, Size},
    say,
    times::now,
    town::Town,
    waits::Waits,
};
use record::{Place, Settings, Store};
use std::path::Path;
use web::{App, app::PasswordCost};

/// The settings of the application that is measured: the usual ones, but for the cost of passwords.
pub(crate) fn settings() -> web::Settings {
    web::Settings { password_cost: PasswordCost { memory: 64, rounds: 1 }, ..web::Settings::default() }
}

/// Fills, measures and tells.
pub(crate) async fn run(asked: &Run, waits: &Waits) -> Outcome<()> {
    std::fs::create_dir_all(&asked.data)?;
    let directory = tempfile::Builder::new().prefix("kith-bench-").tempdir_in(&asked.data)?;
    let place = directory.path();
    let mut report = Report {
        machine: Machine::here(place),
        seed: asked.seed,
        whole: asked.whole,
        program: asked.kith.as_deref().and_then(size_of),
        sizes: Vec::new(),
    };
    say::out(&report::heading(&report));
    let mut town = Town::new(asked.seed, asked.whole);
    let mut sizes = asked.families.clone();
    sizes.sort_unstable();
    for families in sizes {
        let size = at(families, &mut town, place, asked, waits).await?;
        say::out(&report::size(&size));
        report.sizes.push(size);
    }
    if let Some(file) = &asked.json {
        std::fs::write(file, serde_json::to_string_pretty(&report)?)?;
    }
    Ok(())
}

async fn at(families: u64, town: &mut Town, place: &Path, asked: &Run, waits: &Waits) -> Outcome<Size> {
    say::aside(&format!("Inventing families until there are {families} …"));
    let home = Place::Directory(place.join("data"));
    let store = Store::open(Settings::at(home.clone()))?;
    let began = now();
    let (before, known) = (town.entries, town.samples.len());
    town.grow(&store, families).await?;
    let filled = (now() - began).as_secs_f64();
    let file = home.file().ok_or("there is no file to measure")?;
    let load = machine::load();
    let app = App::new(store, settings())?;
    let router = web::router(&app);
    say::aside("Measuring what people do, one after another …");
    let sync = disk::syncs(place, asked.times)?;
    let journeys = journeys::all(&router, waits, &town.samples, &town.samples[known..], asked.times).await?;
    say::aside("Weighing the pages …");
    let pages = pages::pages(&router, waits, &town.samples).await?;
    say::aside("Letting many save at once …");
    let crowd = crowd::crowd(&router, waits, &town.samples, &file, asked.seconds).await?;
    let sync_after = disk::syncs(place, asked.times)?;
    drop((router, app));
    say::aside("Starting afresh …");
    let start = match town.samples.first() {
        Some(one) => Some(idle::start(&place.join("data"), &one.username, &one.family.to_string())?),
        None => None,
    };
    Ok(Size {
        families: town.families,
        children: town.children,
        entries: town.entries,
        filled_entries: town.entries - before,
        filled_seconds: filled,
        database: size_of(&file).unwrap_or(0),
        load: (load, machine::load()),
        sync,
        sync_after,
        journeys,
        pages,
        crowd,
        start,
    })
}

/// A file's size in bytes.
fn size_of(file: &Path) -> Option<u64> {
    std::fs::metadata(file).ok().map(|found| found.len())
}
