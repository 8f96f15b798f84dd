//! What was planned: the question, who, when, with whom compared, and what is measured.

use crate::outcomes::definition::Better;
use crate::report::compose::made::Made;
use crate::report::compose::words::years_in_words;
use crate::report::figure::{Calendar, Side};
use crate::report::{Block, Cell, Chart, Figure, Row, Section, Table};
use crate::study::file::DataSeen;
use crate::study::plan::{Choice, Family, Plan, Role, Round};

pub(super) fn section(made: &Made<'_>) -> Section {
    let plan = &made.study.plan;
    let section = Section::new("design", "What was planned").with(Block::Facts(facts(made)));
    if !made.has_outcomes() {
        return section.with(Block::Text(
            "The study asks people and reads what is written. It looks at no outcomes in published figures, and compares nobody \
             with anybody elsewhere."
                .to_owned(),
        ));
    }
    section
        .with(calendar(plan))
        .with(units(made))
        .with(Section::new("design-comparators", "With whom they are compared").with(comparators(made)))
        .with(outcomes(made))
        .with(Block::Text(analysis(plan)))
}

fn facts(made: &Made<'_>) -> Vec<(String, String)> {
    let about = &made.study.about;
    let locked = made.lock.map_or_else(
        || "The plan was not locked before the data were joined.".to_owned(),
        |lock| format!("Locked on {}, before the data were joined.", calendar::long(lock.on)),
    );
    let seen = match about.data_seen {
        DataSeen::No => "Nobody who wrote the plan had seen",
        DataSeen::Published => "When the plan was written, people could already have read",
        DataSeen::Yes => "Whoever wrote the plan had seen",
    };
    let seen = format!("{seen} {}.", if made.has_outcomes() { "the outcomes" } else { "the answers" });
    vec![
        ("Question".to_owned(), made.study.plan.question.clone()),
        ("Who answers for it".to_owned(), about.responsible.clone()),
        ("Plan".to_owned(), format!("{locked} {seen}")),
    ]
}

fn calendar(plan: &Plan) -> Figure {
    let years = plan.rounds.iter().flat_map(|round| round.before.iter().chain(&round.after)).copied();
    let (first, last) = (years.clone().min().unwrap_or(0), years.max().unwrap_or(0));
    let side = |round: &Round, year: i32| {
        if round.before.contains(&year) {
            Side::Before
        } else if round.after.contains(&year) {
            Side::After
        } else if round.units.iter().any(|unit| round.embedding_of(unit).touches(year)) {
            Side::Embedding
        } else {
            Side::Unused
        }
    };
    let rows: Vec<(String, Vec<(i32, Side)>)> = plan
        .rounds
        .iter()
        .map(|round| (round.title.clone(), (first..=last).map(|year| (year, side(round, year))).collect()))
        .collect();
    let mut table = Table::new("design-years", "Years ending 31 March, by round", "Round")
        .column("units", "Units")
        .column("before", "Before")
        .column("embedding", "Embedding, left out")
        .column("after", "After");
    for (round, (title, sides)) in plan.rounds.iter().zip(&rows) {
        let during: Vec<i32> =
            sides.iter().filter(|(_, side)| *side == Side::Embedding).map(|(year, _)| *year).collect();
        table.rows.push(Row::new(
            round.id.clone(),
            title.clone(),
            vec![
                Cell::count(round.units.len()),
                Cell::text(years_in_words(&round.before)),
                Cell::text(years_in_words(&during)),
                Cell::text(years_in_words(&round.after)),
            ],
        ));
    }
    let described: Vec<String> = plan
        .rounds
        .iter()
        .map(|round| {
            format!(
                "{}: {} before, {} after.",
                round.title,
                years_in_words(&round.before),
                years_in_words(&round.after)
            )
        })
        .collect();
    Figure {
        id: "design-years".to_owned(),
        title: "Which years are compared".to_owned(),
        description: described.join(" "),
        chart: Chart::Calendar(Calendar { rows }),
        table,
        open: false,
    }
}

fn units(made: &Made<'_>) -> Table {
    let plan = &made.study.plan;
    let mut table =
        Table::new("design-units", format!("The {} of the study", made.study.about.units), "Name")
            .column("code", "Code")
            .column("group", "Group")
            .column("rounds", "Rounds");
    for unit in &plan.units {
        let rounds: Vec<&str> = plan
            .rounds
            .iter()
            .filter(|round| round.units.contains(&unit.code))
            .map(|round| &*round.title)
            .collect();
        table.rows.push(Row::new(
            unit.code.as_str(),
            unit.name.clone(),
            vec![
                Cell::text(unit.code.as_str()),
                plan.group_of(unit).map_or(Cell::Empty, |group| Cell::text(group.title.clone())),
                Cell::text(rounds.join(", ")),
            ],
        ));
    }
    table
}

fn comparators(made: &Made<'_>) -> Block {
    let (plan, units) = (&made.study.plan, &made.study.about.units);
    if plan.comparators.is_empty() {
        return Block::Text("Nobody. The report describes and compares nothing.".to_owned());
    }
    let all = plan.comparators.iter().enumerate().map(|(at, comparator)| {
        let how = match &comparator.choice {
            Choice::AllOthers { never } if never.is_empty() => {
                format!("every one of the {units} in the data that is not in the study, in a model in which each of them and each year has a level of its own")
            }
            Choice::AllOthers { never } => format!(
                "every one of the {units} in the data that is not in the study, but for {} that the plan names, in a model in \
                 which each of them and each year has a level of its own",
                never.len()
            ),
            Choice::StatisticalNeighbours { list } => format!(
                "for each of the {units} its ten neighbours in the list of {list}, each counting the same"
            ),
            Choice::Matched { on, count } => {
                let on: Vec<String> = on.iter().map(ToString::to_string).collect();
                format!("for each of the {units} the {count} most like it in the years before, by {}", on.join(", "))
            }
            Choice::Named { codes } => format!("{} that the plan names", codes.len()),
        };
        let leads = if at == 0 { " This comparison leads." } else { "" };
        format!("{}: {how}.{leads}", comparator.title)
    });
    Block::List(
        all.chain([format!(
            "No {} of the study is ever a comparator, in either round.",
            made.study.about.unit
        )])
        .collect(),
    )
}

fn outcomes(made: &Made<'_>) -> Table {
    let plan = &made.study.plan;
    let mut table = Table::new("design-outcomes", "What is measured", "Measure")
        .column("definition", "Measure and version")
        .column("role", "Role")
        .column("direction", "Direction")
        .column("rounds", "Rounds");
    for outcome in &plan.outcomes {
        let rounds: Vec<&str> = plan.rounds_of(outcome).map(|round| &*round.title).collect();
        let role = match outcome.role {
            Role::Primary => "primary",
            Role::Secondary => "secondary",
        };
        let measure = made.findings().iter().find(|finding| finding.outcome == *outcome);
        let written = measure.map(|finding| &finding.measure.written);
        table.rows.push(Row::new(
            outcome.measure.to_string(),
            written.map_or_else(|| outcome.measure.to_string(), |written| written.title.clone()),
            vec![
                Cell::text(outcome.measure.to_string()),
                Cell::text(role),
                written.map_or(Cell::Empty, |written| Cell::text(better_words(written.better))),
                Cell::text(rounds.join(", ")),
            ],
        ));
    }
    table.note(
        "Every measure is defined where its results stand. Two versions of one measure are two measures.",
    )
}

fn analysis(plan: &Plan) -> String {
    let family = match plan.analysis.family {
        Family::AllRounds => "The primary outcomes of all rounds are one family of tests",
        Family::EachRound => "The primary outcomes of each round are one family of tests",
    };
    format!(
        "{family}, corrected by Holm’s method. With few units the report leads with the randomisation test ({} draws, seed {}, \
         or every assignment where they are fewer) and with the range when each unit is left out; clustered errors and a wild \
         bootstrap stand beside it.",
        crate::report::Number::count(usize::try_from(plan.analysis.draws).unwrap_or(0)).written(),
        plan.analysis.seed
    )
}

/// Which way is better, in words.
fn better_words(better: Better) -> &'static str {
    match better {
        Better::Lower => "less is better",
        Better::Higher => "more is better",
        Better::Neither => "neither way is better in itself",
    }
}
