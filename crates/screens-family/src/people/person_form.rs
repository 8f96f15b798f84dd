//! The form of a person: how it is filled, read and named. Adding and editing share it.

use crate::family::household;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Object,
    ids::PersonId,
    people::{Part, Person, Sex},
};
use ui::{
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    people_options::{self, Choice},
    saving::status_of,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The fields, by the names that they have in the type, and what people call them.
pub(super) const LABELS: &[(&str, &str)] = &[
    ("given", "Given names"),
    ("family", "Family name"),
    ("also_known_as", "Also known as"),
    ("called", "Called"),
    ("part", "Part in this family"),
    ("born", "Date of birth"),
    ("sex", "Sex"),
    ("ethnicity", "Ethnicity"),
    ("language", "First language"),
    ("interpreter", "Interpreter"),
    ("disability", "Disability"),
    ("died", "Date of death"),
    ("phone", "Telephone"),
    ("address", "Address"),
    ("address_hidden", "Hidden address"),
    ("household", "Household"),
    ("alerts", "Alerts"),
    ("school", "School, nursery or college"),
    ("gp", "GP"),
];

/// A person of whom nothing is known yet.
pub(super) fn nobody(id: PersonId) -> Person {
    Person {
        id,
        given: String::new(),
        family: String::new(),
        also_known_as: Vec::new(),
        called: String::new(),
        part: Part::Relative,
        born: None,
        sex: Sex::NotStated,
        ethnicity: String::new(),
        language: String::new(),
        interpreter: false,
        disability: Vec::new(),
        died: None,
        phone: String::new(),
        address: String::new(),
        address_hidden: false,
        household: String::new(),
        alerts: Vec::new(),
        school: String::new(),
        gp: String::new(),
        alike: Vec::new(),
    }
}

/// A person as the form sends it.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::Person(person) = object {
        values
            .add("given", &person.given)
            .add("family", &person.family)
            .add("also_known_as", person.also_known_as.join("\n"))
            .add("called", &person.called)
            .add("part", person.part.code())
            .add_date("born", person.born)
            .add("sex", person.sex.code())
            .add("ethnicity", &person.ethnicity)
            .add("language", &person.language)
            .add("disability", person.disability.join("\n"))
            .add_date("died", person.died)
            .add("phone", &person.phone)
            .add("address", &person.address)
            .add("household", &person.household)
            .add("alerts", person.alerts.join("\n"))
            .add("school", &person.school)
            .add("gp", &person.gp);
        for (name, set) in [("interpreter", person.interpreter), ("address_hidden", person.address_hidden)] {
            if set {
                values.add(name, "yes");
            }
        }
    }
    values
}

/// Reads the form into a person.
pub(super) fn read(values: &Values, mut person: Person) -> Result<Person, Problems> {
    let mut reader = FormReader::new(values);
    person.given = reader.line("given", "Given names");
    person.family = reader.line("family", "Family name");
    person.called = reader.line("called", "Called");
    person.also_known_as = reader.lines("also_known_as", "Also known as");
    if person.given.is_empty() && person.family.is_empty() && person.called.is_empty() {
        reader.problems.add("given", "Give a name, or what this person is called for now.");
    }
    if let Some(part) = reader.choice("part", "Choose the part this person has.", Part::from_code) {
        person.part = part;
    }
    person.born = reader.date("born", "The date of birth");
    person.died = reader.date("died", "The date of death");
    person.sex = reader.optional("sex", "Sex", Sex::from_code).unwrap_or(Sex::NotStated);
    person.ethnicity = reader.line("ethnicity", "Ethnicity");
    person.language = reader.line("language", "First language");
    person.interpreter = values.ticked("interpreter");
    person.disability = reader.lines("disability", "Disability");
    person.phone = reader.line("phone", "Telephone");
    person.address = reader.text("address", "Address");
    person.address_hidden = values.ticked("address_hidden");
    person.household = reader.line("household", "Household");
    person.alerts = reader.lines("alerts", "Alerts");
    person.school = reader.line("school", "School, nursery or college");
    person.gp = reader.line("gp", "GP");
    if reader.problems.is_empty() { Ok(person) } else { Err(reader.problems) }
}

/// The page with the form.
pub(super) async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    form: Form,
    person: &Person,
    is_new: bool,
) -> Result<Response, Trouble> {
    let households: std::collections::BTreeSet<&str> = record
        .people
        .iter()
        .map(|person| person.household.trim())
        .filter(|home| !home.is_empty())
        .filter(|home| !household::is_hidden(record.people.iter().map(|kept| &kept.value), home))
        .collect();
    // The heading may name the person; the page's title, which a browser keeps, does not.
    let heading = if is_new { "Add a person".to_owned() } else { person.full_name() };
    let (id, status) = ((!is_new).then_some(person.id), status_of(&form));
    let content = context! {
        form => shown(form),
        title => heading,
        back => visit.within("people"),
        households => shown(households),
        parts => shown(Part::ALL.iter().map(|part| Choice::new(part.code(), part.words())).collect::<Vec<_>>()),
        sexes => shown(people_options::sexes()),
        history => id.map(|id| format!("{}?kind=person&id={id}", visit.within("history"))),
        withdraw => id.map(|id| visit.within(&format!("people/{id}/withdraw"))),
    };
    let neutral = if is_new { "Add a person" } else { "Change a person" };
    visit.page_as(status, "people/person.html", neutral, record, content).await
}
