//! `kith rules`: what the Department's rules for the statutory returns ask for.

use crate::{command_error::CommandError, say};
use clap::Args;
use returns::{Year, cin, report::RuleCard, ssda903};
use std::process::ExitCode;

/// Which rule.
#[derive(Args)]
pub(crate) struct Rules {
    /// The rule's code; without one, every rule is listed
    code: Option<String>,
}

impl Rules {
    pub(crate) fn run(self) -> Result<ExitCode, CommandError> {
        let every = || {
            let cin = cin::rules().iter().map(|rule| ("CIN", rule.card(Year::LAST)));
            cin.chain(ssda903::rules().iter().map(|rule| ("903", rule.card(Year::LAST))))
        };
        let Some(code) = self.code else {
            for (of, card) in every() {
                say::out(&format!("{of}  {:<9} {:<6} {}", card.code, card.level.to_string(), card.message));
            }
            return Ok(ExitCode::SUCCESS);
        };
        let found: Vec<_> = every().filter(|(_, card)| card.code.eq_ignore_ascii_case(&code)).collect();
        if found.is_empty() {
            return Err(CommandError::Refused(format!(
                "There is no rule {code}. Without a code, kith rules lists all of them."
            )));
        }
        for (of, card) in found {
            explain(of, &card);
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn explain(of: &str, card: &RuleCard) {
    let years = if (card.first, card.last) == (Year::FIRST, Year::LAST) {
        "in every year".to_owned()
    } else {
        format!("from {} to {}", card.first, card.last)
    };
    say::out(&format!("{of} rule {} ({}, {years})", card.code, card.level.to_string().to_lowercase()));
    say::out(&format!("\n{}\n", card.message));
    for (whose, words) in card.asks() {
        say::out(&format!("{whose}: {words}"));
    }
    say::out(&format!("\nModule: {}. Fields: {}.", card.module, card.fields.join(", ")));
}
