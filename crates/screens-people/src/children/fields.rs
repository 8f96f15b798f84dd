//! Who a child is, as the forms of beginning and of changing the record ask for it.

use jiff::civil::Date;
use practice::{
    Object,
    child::{AgeGuess, Child, Identifier, IdentifierKind},
    people::Sex,
};
use ui::{
    form::{FormReader, Problems, Values},
    own_record::Fields,
};

/// The fields, by the names that they have in the type, and what people call them.
const LABELS: &[(&str, &str)] = &[
    ("given", "Given names"),
    ("family", "Family name"),
    ("also_known_as", "Other names and spellings"),
    ("called", "Called"),
    ("born", "Date of birth"),
    ("age_guess", "About how old"),
    ("sex", "Sex"),
    ("ethnicity", "Ethnicity"),
    ("language", "First language"),
    ("interpreter", "Interpreter"),
    ("came", "How the child came"),
    ("disability", "Disability"),
    ("identifiers", "Numbers"),
];

/// The form's fields.
pub(super) const FIELDS: Fields<'static> = (LABELS, as_sent);

/// The oldest that anybody with a child's record can be, in years: care leavers are helped until they are 25.
const OLDEST: u8 = 25;

/// The field of a sort of number: its part of the field `identifiers`.
pub(super) fn number(kind: IdentifierKind) -> String {
    format!("identifiers-{}", kind.code())
}

/// A child as the form sends it.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    let Object::Child(child) = object else { return values };
    values
        .add("given", &child.given)
        .add("family", &child.family)
        .add("also_known_as", child.also_known_as.join("\n"))
        .add("called", &child.called)
        .add_date("born", child.born)
        .add("age_guess", child.age_guess.map(|guess| guess.years.to_string()).unwrap_or_default())
        .add("sex", child.sex.code())
        .add("ethnicity", &child.ethnicity)
        .add("language", &child.language)
        .add("interpreter", if child.interpreter { "yes" } else { "" })
        .add("came", &child.came)
        .add("disability", child.disability.join("\n"));
    for kind in IdentifierKind::ALL {
        let of_kind = child.identifiers.iter().filter(|one| one.kind == *kind);
        let lines: Vec<&str> = of_kind.map(|one| one.value.as_str()).collect();
        values.add(number(*kind), lines.join("\n"));
    }
    values
}

/// Reads the whole form into a child who has everything that the form does not ask for.
pub(super) fn read(values: &Values, child: Child, today: Date) -> Result<Child, Problems> {
    let mut reader = FormReader::new(values);
    let mut child = read_known(&mut reader, values, child, today);
    child.called = reader.line("called", "Called");
    needs_a_name(&mut reader, &child);
    child.ethnicity = reader.line("ethnicity", "Ethnicity");
    child.disability = reader.lines("disability", "Disability");
    child.identifiers = Vec::new();
    for kind in IdentifierKind::ALL {
        for value in reader.lines(&number(*kind), kind.words()) {
            child.identifiers.push(Identifier { kind: *kind, value });
        }
    }
    if reader.problems.is_empty() { Ok(child) } else { Err(reader.problems) }
}

/// Reads what is known of a child who has just come.
pub(super) fn read_known(
    reader: &mut FormReader<'_>,
    values: &Values,
    mut child: Child,
    today: Date,
) -> Child {
    child.given = reader.line("given", "Given names");
    child.family = reader.line("family", "Family name");
    child.also_known_as = reader.lines("also_known_as", "Other names and spellings");
    child.born = reader.date("born", "The date of birth");
    let years = age(reader);
    if years != child.age_guess.map(|guess| guess.years) {
        child.age_guess = years.map(|years| AgeGuess { years, on: today });
    }
    child.sex = reader.optional("sex", "Sex", Sex::from_code).unwrap_or(Sex::NotStated);
    child.language = reader.line("language", "First language");
    child.interpreter = values.ticked("interpreter");
    child.came = reader.text("came", "How the child came");
    child
}

/// Says so where the child is called nothing.
pub(super) fn needs_a_name(reader: &mut FormReader<'_>, child: &Child) {
    if child.given.is_empty() && child.family.is_empty() && child.called.is_empty() {
        reader.problems.add("given", "Give a name, or what the child is called for now.");
    }
}

fn age(reader: &mut FormReader<'_>) -> Option<u8> {
    let typed = reader.line("age_guess", "About how old");
    let years = typed.parse::<u8>().ok().filter(|years| *years <= OLDEST);
    if years.is_none() && !typed.is_empty() && !reader.problems.has("age_guess") {
        reader
            .problems
            .add("age_guess", format!("Put in the age in whole years, up to {OLDEST}, such as 16."));
    }
    years
}
