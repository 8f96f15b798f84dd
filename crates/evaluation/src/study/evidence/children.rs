//! Outcomes of single children of a study as sections.

use crate::input::Fault;
use crate::methods::randomisation::Draws;
use crate::outcomes::extract::{Extract, ExtractFile, ExtractTable, Reading, read};
use crate::outcomes::report::{Told, section};
use crate::outcomes::{ChildFinding, Definition, Embedding, Group, UnitYears};
use crate::report::{Basis, Block, Cell, Row, Section, Table};
use crate::study::evidence::gathering::Gathering;
use crate::study::people::{ChildOutcome, Children, Compare};
use crate::study::places::Step;

/// A section for the extract and one for each outcome.
pub(super) fn sections(gathering: &mut Gathering<'_>) -> Result<Vec<Section>, Fault> {
    let Some(children) = &gathering.study.plan.children else { return Ok(Vec::new()) };
    let extract = extract(gathering, children)?;
    let unit_years = match &children.unit_years {
        Some(file) => Some(UnitYears::read(file, gathering.files.bytes(file)?.as_slice())?),
        None => None,
    };
    let known = Definition::bundled().map_err(|why| Fault::of_file("outcomes", why.to_string()))?;
    let mut sections = vec![who(&extract)];
    let looked = Looked { children, extract, known, unit_years };
    for (at, outcome) in children.outcomes.iter().enumerate() {
        sections.push(looked.outcome(gathering, at, outcome)?);
    }
    Ok(sections)
}

fn extract(gathering: &mut Gathering<'_>, children: &Children) -> Result<Extract, Fault> {
    let mut files = Vec::new();
    for table in ExtractTable::ALL {
        for ending in ["csv", "parquet"] {
            let name = format!("{}/{}.{ending}", children.extract, table.name());
            if let Some(input) = gathering.files.find(&name)? {
                files.push(ExtractFile { table, name, input: std::io::Cursor::new(input) });
            }
        }
    }
    if files.is_empty() {
        let names: Vec<&str> = ExtractTable::ALL.into_iter().map(ExtractTable::name).collect();
        let what = format!("the folder “{}” holds none of the tables {}", children.extract, names.join(", "));
        return Err(gathering.study.places.fault(&["children".into(), "extract".into()], format!("{what}.")));
    }
    let reading = Reading {
        by_team: children.compare == Compare::Teams,
        shared_pseudonyms: children.shared_pseudonyms,
    };
    read(files, reading)
}

/// What every outcome is computed from.
struct Looked<'a> {
    children: &'a Children,
    extract: Extract,
    known: Vec<Definition>,
    unit_years: Option<UnitYears>,
}

impl Looked<'_> {
    fn outcome(
        &self,
        gathering: &Gathering<'_>,
        at: usize,
        outcome: &ChildOutcome,
    ) -> Result<Section, Fault> {
        let Self { children, extract, known, unit_years } = self;
        let plan = &gathering.study.plan;
        let here = [Step::from("children"), "outcome".into(), at.into(), "measure".into()];
        let fault = |what: String| gathering.study.places.fault(&here, what);
        let definition = known
            .iter()
            .find(|one| one.outcome.id == outcome.measure.id && one.version == outcome.measure.version)
            .ok_or_else(|| fault(format!("there is no outcome “{}”.", outcome.measure)))?;
        let definition = match outcome.cut_off {
            Some(day) => definition.clone().cut_off_on(day),
            None => definition.clone(),
        };
        let groups = groups(gathering, children, outcome);
        let draws = Draws { draws: plan.analysis.draws, seed: plan.analysis.seed };
        let finding = ChildFinding::of(extract, definition, groups, known, unit_years.as_ref(), draws)
            .map_err(|why| fault(format!("{}: {why}", outcome.measure)))?;
        let name = |code: &str| {
            let unit = plan.units.iter().find(|unit| unit.code.as_str() == code);
            unit.map_or_else(|| code.to_owned(), |unit| unit.name.clone())
        };
        Ok(section(&Told { finding: &finding, name: &name, units: &extract.units }))
    }
}

/// The groups of an outcome: those chosen for it, and for the other pilots those chosen for all.
fn groups(gathering: &Gathering<'_>, children: &Children, outcome: &ChildOutcome) -> Vec<Group> {
    let plan = &gathering.study.plan;
    let of_this = children.groups.iter().filter(|group| group.outcome.as_ref() == Some(&outcome.measure));
    let of_all = children.groups.iter().filter(|group| {
        let own = |other: &&crate::study::people::MatchedGroup| {
            other.unit == group.unit && other.outcome.as_ref() == Some(&outcome.measure)
        };
        group.outcome.is_none() && !children.groups.iter().any(|other| own(&other))
    });
    of_this
        .chain(of_all)
        .filter_map(|group| {
            let round = plan.rounds.iter().find(|round| round.units.contains(&group.unit))?;
            let embedding = round.embedding_of(&group.unit);
            Some(Group {
                pilot: group.unit.as_str().to_owned(),
                comparators: group.comparators.clone(),
                embedding: Embedding { start: embedding.start, end: embedding.end },
            })
        })
        .collect()
}

/// What the extract holds, and how many records of it contradict each other.
fn who(extract: &Extract) -> Section {
    let mut table =
        Table::new("extract-children", "The extract of case records", "What").column("number", "Number");
    let all = &extract.children;
    let conflicts = |of: fn(&crate::outcomes::extract::Demographics) -> bool| {
        all.iter().filter(|child| of(&child.demographics)).count()
    };
    for (id, title, number) in [
        ("units", "Units", extract.units.len()),
        ("children", "Children (one known to two authorities counts twice)", all.len()),
        ("referrals", "Referrals", all.iter().map(|child| child.referrals.len()).sum()),
        ("assessments", "Assessments", all.iter().map(|child| child.assessments.len()).sum()),
        (
            "conferences",
            "Initial child protection conferences",
            all.iter().map(|child| child.conferences.len()).sum(),
        ),
        ("plans", "Child protection plans", all.iter().map(|child| child.plans.len()).sum()),
        ("episodes", "Episodes of care", all.iter().map(|child| child.episodes.len()).sum()),
        (
            "births",
            "Children with more than one date of birth",
            conflicts(crate::outcomes::extract::Demographics::birth_conflict),
        ),
        ("genders", "Children whose records name different genders", conflicts(|who| who.gender_conflict)),
        (
            "groups",
            "Children whose records name different ethnic groups",
            conflicts(|who| who.ethnicity_conflict),
        ),
    ] {
        let basis = Basis {
            population: "everything in the extract".to_owned(),
            method: "count".to_owned(),
            ..Basis::default()
        };
        table.rows.push(Row::new(id, title, vec![Cell::count(number)]).on(basis));
    }
    Section::new("extract", "Single children: what the extract holds")
        .with(Block::Text("Children are known by pseudonyms. Where records of one child contradict each other, the matter is taken as not known, and counted here.".to_owned()))
        .with(table)
}
