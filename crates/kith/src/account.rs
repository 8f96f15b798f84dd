//! `kith account`: the first account of a new authority. All others are made in Kith.

use crate::{command_error::CommandError, config::place::Where, say};
use access::Role;
use clap::Subcommand;
use record::{Store, StoreError, accounts::AccountDetails};
use std::process::ExitCode;
use ui::{app::PasswordCost, session::password};

/// What can be done with accounts from the command line.
#[derive(Subcommand)]
pub(crate) enum AccountCommand {
    /// Make the first administrator of a new authority, and print the first password once
    CreateAdministrator {
        #[command(flatten)]
        place: Where,
        /// The name under which they sign in
        #[arg(long, default_value = "administrator")]
        username: String,
        /// The name that others read
        #[arg(long, default_value = "Administrator")]
        name: String,
    },
}

impl AccountCommand {
    pub(crate) async fn run(self) -> Result<ExitCode, CommandError> {
        let Self::CreateAdministrator { place, username, name } = self;
        let store = Store::open(place.settings()?)?;
        match create_first(&store, &username, &name).await? {
            Some(first) => {
                first.announce();
                if store.settings().seals.is_some() {
                    store.checkpoint().await?;
                }
            }
            None => {
                return Err(CommandError::Refused(
                    "There are accounts already. An administrator makes further ones in Kith.".to_owned(),
                ));
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// A new administrator's way in.
pub(crate) struct First {
    username: String,
    password: String,
}

impl First {
    /// Prints it: the only time that anybody sees the password.
    pub(crate) fn announce(&self) {
        say::out(&format!(
            "\n  The first administrator was made.\n\n      User name:  {}\n      Password:   {}\n\n  It is shown this \
             once and kept nowhere. You choose another when you first sign in.\n",
            self.username, self.password
        ));
    }
}

/// Makes the first account. None where there is one already.
pub(crate) async fn create_first(
    store: &Store,
    username: &str,
    name: &str,
) -> Result<Option<First>, CommandError> {
    let password = draw();
    let hash = password::hash(&password, PasswordCost::default())
        .ok_or_else(|| CommandError::Refused("The first password cannot be kept.".to_owned()))?;
    let details = AccountDetails {
        username: username.to_owned(),
        display_name: name.to_owned(),
        role: Role::Administrator,
        team: None,
    };
    match store.create_first_account(details, hash).await {
        Ok(_) => Ok(Some(First { username: username.to_owned(), password })),
        Err(StoreError::NotPermitted) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

/// A password of 120 bits, in groups that can be typed from paper.
fn draw() -> String {
    let [first, second] = chance();
    let letters = practice::ids::encode(first) + &practice::ids::encode(second);
    let letters: Vec<char> = letters.chars().collect();
    letters.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[expect(clippy::disallowed_methods, reason = "the one place where a first password draws chance")]
fn chance() -> [i64; 2] {
    rand::random::<[u64; 2]>().map(|number| (number >> 1).cast_signed())
}
