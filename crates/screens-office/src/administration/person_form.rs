//! The form of an account: name, user name, role, team. Adding and changing share it.

use super::told;
use access::Role;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::ids::TeamId;
use record::accounts::{Account, AccountDetails};
use ui::{
    form::{FormReader, Problems, Values},
    page::shown,
    people_options::Choice,
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// An account as the form sends it.
pub(super) fn as_sent(account: &Account) -> Values {
    let mut values = Values::new();
    values
        .add("display_name", &account.display_name)
        .add("username", &account.username)
        .add("role", account.role.code())
        .add("team", account.team.map(|team| team.to_string()).unwrap_or_default());
    values
}

/// Reads the form.
pub(super) fn read(values: &Values) -> Result<AccountDetails, Problems> {
    let mut reader = FormReader::new(values);
    let display_name = reader.line("display_name", "The name");
    if display_name.is_empty() {
        reader.problems.add("display_name", "Enter the person’s name as others know it.");
    }
    let username = reader.line("username", "The user name");
    if username.is_empty() {
        reader.problems.add("username", "Enter a user name.");
    } else if username.chars().any(char::is_whitespace) {
        reader.problems.add("username", "A user name holds no spaces.");
    }
    let role = reader.choice("role", "Choose what this person’s work is.", Role::from_code);
    let team = reader.optional("team", "Team", |text| text.parse::<TeamId>().ok());
    if team.is_none() && role.is_some_and(|role| !role.sees_no_records()) {
        reader.problems.add("team", "Choose the team. Whoever works with families belongs to one.");
    }
    // Asked for only where the role needs a second person, and never kept otherwise; the form may hold it all the same.
    reader.text("role-reason", "The reason");
    match (reader.problems.is_empty(), role) {
        (true, Some(role)) => Ok(AccountDetails { username, display_name, role, team }),
        _ => Err(reader.problems),
    }
}

/// The page with the form. `account` is the one that is changed.
pub(super) async fn page(
    visit: &OfficeVisit,
    status: StatusCode,
    values: &Values,
    problems: &Problems,
    account: Option<&Account>,
) -> Result<Response, Trouble> {
    let roles: Vec<Choice> = Role::ALL.iter().map(|role| Choice::new(role.code(), role.words())).collect();
    let teams: Vec<Choice> = visit
        .app
        .store()
        .teams()
        .await?
        .into_iter()
        .map(|team| Choice::new(team.id.to_string(), team.name))
        .collect();
    let told = told::of_accounts(visit).await?;
    let form =
        visit.form_again(visit.path.trim_end_matches("/act"), &Sent { values: values.clone() }, problems);
    let title = account.map_or("Add a person".to_owned(), |account| account.display_name.clone());
    let content = context! {
        form => shown(form),
        title => &title,
        roles => shown(roles),
        teams => shown(teams),
        adds => account.is_none(),
        open => account.is_none_or(Account::is_open),
        has_code => account.is_some_and(|account| account.has_totp),
        myself => account.is_some_and(|account| account.id == visit.actor().worker),
        administers => account.is_some_and(|account| account.role == Role::Administrator),
        told => shown(told),
        at => "people",
    };
    let neutral = if account.is_some() { "Change a person" } else { "Add a person" };
    visit.show_as(status, "administration/person.html", &visit.frame(neutral), content)
}
