//! The telephone numbers of a team, which stand on every paper that is given to somebody.

use crate::{
    Store, StoreError,
    accounts::{
        administers,
        told::{Telling, who_look_after},
    },
    office::OfficeEntry,
    vouch::{self, Before},
};
use access::OfficePermit;
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Text},
};
use practice::ids::TeamId;
use serde::Serialize;

/// Whom a family rings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Telephones {
    /// The team's number. Empty: nobody has put it in yet.
    pub phone: String,
    /// When the team answers: "Monday to Friday, 9 am to 5 pm".
    pub hours: String,
    /// The number for every other hour.
    pub duty_phone: String,
}

impl Telephones {
    /// Whether a paper can say whom to ring at any hour.
    pub fn is_complete(&self) -> bool {
        [&self.phone, &self.hours, &self.duty_phone].iter().all(|text| !text.trim().is_empty())
    }
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    phone: String,
    #[diesel(sql_type = Text)]
    hours: String,
    #[diesel(sql_type = Text)]
    duty_phone: String,
}

/// Digits in the shortest number that anybody rings, such as 101.
const SHORTEST: usize = 3;

fn is_number(text: &str) -> bool {
    let known = |letter: char| letter.is_ascii_digit() || " +()-".contains(letter);
    text.chars().all(known) && text.chars().filter(char::is_ascii_digit).count() >= SHORTEST
}

impl Store {
    /// The numbers of a team. A team without any has empty ones. They are no secret: needs no permit.
    pub async fn telephones(&self, team: TeamId) -> Result<Telephones, StoreError> {
        self.read(move |c| {
            let rows: Vec<Row> = sql_query("SELECT phone, hours, duty_phone FROM team WHERE id = $1")
                .bind::<BigInt, _>(team.0)
                .load(c)?;
            let found = rows.into_iter().next();
            Ok(found.map_or_else(Telephones::default, |row| Telephones {
                phone: row.phone,
                hours: row.hours,
                duty_phone: row.duty_phone,
            }))
        })
        .await
    }

    /// Sets the numbers of a team, all of them together. Its supervisors and all other administrators are told: families ring
    /// the numbers that stand on their papers.
    ///
    /// # Errors
    /// [`StoreError::Refused`] where one is missing or is no number, [`StoreError::Absent`] where the team is not there.
    pub async fn set_telephones(
        &self,
        permit: OfficePermit,
        team: TeamId,
        numbers: Telephones,
    ) -> Result<(), StoreError> {
        administers(permit)?;
        let refuse = |sentence: &str| Err(StoreError::Refused(sentence.to_owned()));
        if !is_number(&numbers.phone) {
            return refuse("Enter the team’s telephone number, like 01632 960 001.");
        }
        if numbers.hours.trim().is_empty() {
            return refuse("Say when the team answers, like “Monday to Friday, 9 am to 5 pm”.");
        }
        if !is_number(&numbers.duty_phone) {
            return refuse("Enter the number to ring at any other hour, like 01632 960 002.");
        }
        let (at, by) = (self.clock().now(), permit.actor().worker);
        let (store, names) = (self.clone(), self.names().await?);
        self.write(move |c| {
            let before = Before::of(c, [vouch::Row::Team(team.0)])?;
            let kept = sql_query("UPDATE team SET phone = $1, hours = $2, duty_phone = $3 WHERE id = $4")
                .bind::<Text, _>(numbers.phone.trim())
                .bind::<Text, _>(numbers.hours.trim())
                .bind::<Text, _>(numbers.duty_phone.trim())
                .bind::<BigInt, _>(team.0)
                .execute(c)?;
            if kept == 0 {
                return Err(StoreError::Absent);
            }
            let (verb, number) = ("team.telephones_set", team.0);
            OfficeEntry { at, by: Some(by), verb, kind: "team", number, reason: "", body: &numbers }.vouch(c, before)?;
            let telling = Telling { store: &store, names: &names, by, at };
            let did = format!(
                "set the telephone numbers of the team {}, which stand on every paper that is given to families: {}                  ({}), at any other hour {}.",
                names.team(team),
                numbers.phone.trim(),
                numbers.hours.trim(),
                numbers.duty_phone.trim()
            );
            let people = who_look_after(c, [Some(team), None], at)?;
            telling.tell(c, people, &telling.to_be_looked_at(&did))
        })
        .await
    }
}
