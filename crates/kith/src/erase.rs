//! `kith erase`: takes what was written in a withdrawn thing out of the journal, for good, where the law asks for it.

use crate::{command_error::CommandError, config::place::Where, say};
use clap::Args;
use practice::{Kind, ids};
use record::Erasure;
use std::process::ExitCode;

/// What is erased, by whom, and why.
#[derive(Args)]
pub(crate) struct Erase {
    #[command(flatten)]
    place: Where,
    /// The family’s reference
    #[arg(long, value_name = "REFERENCE")]
    family: String,
    /// The thing, as the address of its own history names it: its kind and its id of 13 letters, such as plan:0000000003g04
    #[arg(long, value_name = "KIND:ID")]
    thing: String,
    /// Who erases it: a name, and what they are in the authority
    #[arg(long, value_name = "NAME")]
    who: String,
    /// Which law or decision asks for it; it is kept, so it must say nothing of what is erased
    #[arg(long, value_name = "WHY")]
    reason: String,
}

impl Erase {
    pub(crate) async fn run(self) -> Result<ExitCode, CommandError> {
        let named = self.thing.split_once(':');
        let thing = named.and_then(|(kind, id)| Some((Kind::from_code(kind)?, ids::decode(id).ok()?)));
        let Some((kind, number)) = thing else {
            return Err(CommandError::Refused(format!(
                "“{}” names no thing of a record. The address of its own history does: …/history?kind=plan&id=0000000003g04 \
                 is plan:0000000003g04. The kinds are {}. Nothing was changed.",
                self.thing,
                Kind::ALL.iter().map(|kind| kind.code()).collect::<Vec<_>>().join(", ")
            )));
        };
        let erasure = Erasure { reference: self.family, kind, number, who: self.who, reason: self.reason };
        let count = self.place.open()?.erase_on_the_machine(erasure).await?;
        let entries =
            if count == 1 { "one journal entry".to_owned() } else { format!("{count} journal entries") };
        say::out(&format!(
            "What was written is erased from {entries}. The journal still verifies and says that it was erased. Every \
             administrator was told. Backups taken before still hold it: let them go when their time is over."
        ));
        Ok(ExitCode::SUCCESS)
    }
}
