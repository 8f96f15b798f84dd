//! The form of a member of the network: how it is filled, read and named. Adding and editing share it.

use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    CaseRecord, Object,
    ids::{MemberId, PersonId},
    people::{Part, Person, Sex},
    plan::{Knows, NetworkMember},
};
use ui::{
    fields,
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    people_options::{self, Choice},
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The fields, by the names that they have in the type, and what people call them.
pub(super) const LABELS: &[(&str, &str)] = &[
    ("person", "Who"),
    ("natural", "How they are connected"),
    ("roles", "What they do in the network"),
    ("knows", "What they know"),
    ("told_on", "When they were told"),
    ("told_by", "Who told them"),
    ("agreed_to", "What they have agreed to do"),
    ("availability", "When they can be reached"),
    ("concerns", "Worries about their part"),
    ("joined", "Joined"),
    ("left", "Left"),
    ("keeps_plan_after_closure", "Keeps the plan"),
    ("given", "First name"),
];

/// What the list of people sends for somebody who is not in the record yet.
pub(super) const NEW: &str = "new";

/// Somebody of whom nothing is known yet.
pub(super) fn bare(id: MemberId, person: PersonId) -> NetworkMember {
    NetworkMember {
        id,
        person,
        natural: true,
        roles: Vec::new(),
        knows: Knows::Nothing,
        told_on: None,
        told_by: None,
        agreed_to: String::new(),
        availability: String::new(),
        concerns: String::new(),
        joined: None,
        left: None,
        keeps_plan_after_closure: false,
    }
}

/// A member as the form sends them.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::NetworkMember(member) = object {
        values
            .add("person", member.person.to_string())
            .add("natural", if member.natural { "yes" } else { "no" })
            .add("roles", member.roles.join("\n"))
            .add("knows", member.knows.code())
            .add_date("told_on", member.told_on)
            .add("agreed_to", &member.agreed_to)
            .add("availability", &member.availability)
            .add("concerns", &member.concerns)
            .add_date("joined", member.joined)
            .add_date("left", member.left);
        fields::add_who(&mut values, "told_by", member.told_by.as_ref());
        if member.keeps_plan_after_closure {
            values.add("keeps_plan_after_closure", "yes");
        }
    }
    values
}

/// Reads the form into a member; who it is, is read apart.
pub(super) fn read(values: &Values, mut member: NetworkMember) -> Result<NetworkMember, Problems> {
    let mut reader = FormReader::new(values);
    if let Some(natural) = reader.choice(
        "natural",
        "Say whether this is one of the family’s own people or a professional.",
        |text| match text {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
    ) {
        member.natural = natural;
    }
    member.roles = reader.lines("roles", "What they do in the network");
    read_ring(&mut reader, values, &mut member);
    member.agreed_to = reader.text("agreed_to", "What they have agreed to do");
    member.availability = reader.line("availability", "When they can be reached");
    member.concerns = reader.text("concerns", "Worries about their part");
    member.joined = reader.date("joined", "The day of joining");
    member.left = reader.date("left", "The day of leaving");
    member.keeps_plan_after_closure = values.ticked("keeps_plan_after_closure");
    if reader.problems.is_empty() { Ok(member) } else { Err(reader.problems) }
}

/// Reads what they know, since when and from whom.
pub(super) fn read_ring(reader: &mut FormReader<'_>, values: &Values, member: &mut NetworkMember) {
    if let Some(knows) = reader.choice("knows", "Say how much they know.", Knows::from_code) {
        member.knows = knows;
    }
    member.told_on = reader.date("told_on", "The day on which they were told");
    member.told_by = fields::read_who(reader, values, "told_by", "Who told them");
}

/// Reads somebody who is not in the record yet.
pub(super) fn read_new(values: &Values, id: PersonId, natural: bool) -> Result<Person, Problems> {
    let mut reader = FormReader::new(values);
    let given = reader.line("given", "First name");
    if given.is_empty() {
        reader.problems.add("given", "Give a name, or what this person is called for now.");
    }
    let person = Person {
        id,
        given,
        family: reader.line("family", "Family name"),
        also_known_as: Vec::new(),
        called: String::new(),
        part: match reader.optional("part", "What they are to the family", Part::from_code) {
            Some(part) if part != Part::Child => part,
            _ if natural => Part::Friend,
            _ => Part::Professional,
        },
        born: None,
        sex: Sex::NotStated,
        ethnicity: String::new(),
        language: String::new(),
        interpreter: false,
        disability: Vec::new(),
        died: None,
        phone: reader.line("phone", "Telephone"),
        address: String::new(),
        address_hidden: false,
        household: String::new(),
        alerts: Vec::new(),
        school: String::new(),
        gp: String::new(),
        alike: Vec::new(),
    };
    if reader.problems.is_empty() { Ok(person) } else { Err(reader.problems) }
}

/// People who could be asked: known to the record, no child of it, not in the network already.
fn askable(record: &CaseRecord) -> Vec<Choice> {
    let here = |id| record.network.iter().any(|member| member.person == id && member.left.is_none());
    let mut all: Vec<Choice> = record
        .people
        .iter()
        .filter(|person| !person.is_child() && person.died.is_none() && !here(person.id))
        .map(|person| Choice {
            value: person.id.to_string(),
            text: person.full_name(),
            hint: person.part.words().to_owned(),
        })
        .collect();
    all.push(Choice::new(NEW, "Somebody who is not in the record yet"));
    all
}

/// The rings as a form offers them.
pub(super) fn rings() -> Vec<Choice> {
    Knows::ALL.iter().map(|knows| Choice::new(knows.code(), knows.words())).collect()
}

/// The page with the form.
pub(super) async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    status: StatusCode,
    member: Option<&NetworkMember>,
    form: Form,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let title = match member {
        Some(member) => record.person(member.person).map_or_else(
            || "Change a member of the network".to_owned(),
            |person| format!("{} in the network", person.short_name()),
        ),
        None => "Add somebody to the network".to_owned(),
    };
    let parts: Vec<Choice> = [Part::Relative, Part::Friend, Part::Professional, Part::Parent]
        .iter()
        .map(|part| Choice::new(part.code(), part.words()))
        .collect();
    let content = context! {
        title => &title,
        is_new => member.is_none(),
        back => visit.within("network"),
        askable => shown(askable(record)),
        parts => shown(parts),
        rings => shown(rings()),
        everybody => shown(fields::everybody(record, &names, &form, &["told_by"])),
        connections => shown([
            people_options::Choice::new("yes", "One of the family’s own people"),
            people_options::Choice::new("no", "A professional"),
        ]),
        form => shown(form),
    };
    let neutral =
        if member.is_some() { "Change a member of the network" } else { "Add somebody to the network" };
    visit.page_as(status, "network/member.html", neutral, record, content).await
}
