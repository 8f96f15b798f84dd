//! A study that was brought: its file, its lock, and the files beside it.

use super::{
    held::path,
    run::{Brought, run},
    start,
};
use crate::checks::{self, NamedFile, Upload};
use axum::{extract::Request, http::StatusCode, response::Response};
use evaluation::study::evidence::InMemory;
use ui::{
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form sent.
pub(super) const SEND: Route = Route::post("/evidence/studies", Needs::Office(Office::Evidence), "study.run");

/// Runs it, or says what is wrong with it, file by file.
pub(super) async fn send(visit: OfficeVisit, request: Request) -> Result<Response, Trouble> {
    let faults = match checks::read(&visit.app, request).await {
        Err(refused) => vec![refused.sentence()?],
        Ok(upload) => match brought(upload) {
            Err(why) => vec![why],
            Ok(brought) => match run(&visit, brought).await? {
                Ok(id) => return Ok(visit.go(&path(id), "")),
                Err(faults) => faults,
            },
        },
    };
    start::page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &faults)
}

fn brought(mut upload: Upload) -> Result<Brought, String> {
    let (study, mut beside) = (upload.chosen_in("study"), upload.chosen_in("beside"));
    let [study] = study.as_slice() else { return Err("Choose one study file.".to_owned()) };
    let lock_name = format!("{}.lock.toml", study.name.trim_end_matches(".toml"));
    let lock = beside.extract_if(.., |file| file.name == lock_name).next();
    Ok(Brought {
        text: text(study)?,
        lock: lock.map(|lock| Ok::<_, String>((lock.name.clone(), text(&lock)?))).transpose()?,
        beside: InMemory(beside.into_iter().map(|file| (file.name, file.bytes)).collect()),
        more: Vec::new(),
        command: format!("kith evaluate {}", study.name),
        file: study.name.clone(),
        room: Some(upload.room),
    })
}

fn text(file: &NamedFile) -> Result<String, String> {
    String::from_utf8(file.bytes.clone())
        .map_err(|_| format!("{} is not text in UTF-8, as a study file is. Nothing was run.", file.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_is_the_one_of_the_study_and_everything_else_lies_beside_it() {
        let file = |field: &str, name: &str| {
            (field.to_owned(), NamedFile { name: name.to_owned(), bytes: b"a = 1".to_vec() })
        };
        let chosen = vec![
            file("study", "pilot.toml"),
            file("beside", "pilot.lock.toml"),
            file("beside", "other.lock.toml"),
            file("beside", "ours.csv"),
        ];
        let checks = crate::checks::Checks::default();
        let room = checks.room(10).unwrap_or_else(|| unreachable!());
        let values = ui::form::Values::new();
        let brought =
            brought(Upload { files: chosen, values, room, parts: 4 }).unwrap_or_else(|_| unreachable!());
        assert_eq!(brought.lock.map(|(name, _)| name).as_deref(), Some("pilot.lock.toml"));
        assert_eq!(brought.beside.0.keys().collect::<Vec<_>>(), ["other.lock.toml", "ours.csv"]);
    }
}
