//! The first page: what was asked, what the numbers say, how sure one may be, and what they do not show.

use crate::report::compose::made::Made;
use crate::report::compose::words::{basis, id_of, in_words};
use crate::report::figure::Bars;
use crate::report::{Block, Cell, Chart, Figure, Row, Section, Table};
use crate::study::plan::Role;
use crate::study::run::Finding;
use crate::study::strength::Level;
use crate::study::strength::RULES;
use crate::study::wording::Verdict;
use crate::words::{capital, in_sentence};

pub(super) fn section(made: &Made<'_>) -> Section {
    let mut section = Section::new("summary", "Summary");
    section.push(Block::Lead(headline(made)));
    if made.has_outcomes() {
        section.push(Block::Text(answer(made)));
        section.push(figure(made));
    } else {
        section.push(Block::Text(format!("What people said, and what is written. {NO_CAUSE}")));
        section.push(Block::List(made.more.iter().map(|part| part.title.clone()).collect()));
    }
    let said: Vec<String> = made
        .study
        .published
        .iter()
        .filter(|statement| statement.headline)
        .map(|statement| {
            let about = in_sentence(&statement.about);
            format!("{}, on {about}: {} {}", statement.evaluation, statement.said, statement.compared)
        })
        .collect();
    if !said.is_empty() {
        section.push(Section::new("summary-others", "What earlier evaluations said").with(Block::List(said)));
    }
    section.push(
        Section::new("summary-limits", "What this does not show").with(Block::List(does_not_show(made))),
    );
    section
}

fn primary<'a>(made: &Made<'a>) -> Vec<&'a Finding> {
    made.evaluation.findings.iter().filter(|finding| finding.outcome.role == Role::Primary).collect()
}

fn headline(made: &Made<'_>) -> String {
    let primary = primary(made);
    if primary.iter().all(|finding| finding.lead().is_none()) {
        return "Described, not compared: nothing can be said of cause".to_owned();
    }
    let differs: Vec<&&Finding> = primary.iter().filter(|finding| Verdict::of(finding).differs()).collect();
    match differs.as_slice() {
        [] => "No demonstrated effect on outcomes".to_owned(),
        [only] => format!(
            "One of {} comparisons shows a difference: {}",
            in_words(primary.len()),
            Verdict::of(only).short(&made.study.about.unit)
        ),
        several => format!(
            "{} of {} comparisons show a difference",
            capital(&in_words(several.len())),
            in_words(primary.len())
        ),
    }
}

fn answer(made: &Made<'_>) -> String {
    let primary = primary(made);
    let about = &made.study.about;
    let count = |verdict: fn(&Verdict) -> bool| {
        primary.iter().filter(|finding| verdict(&Verdict::of(finding))).count()
    };
    let outcomes: std::collections::BTreeSet<_> =
        primary.iter().map(|finding| &finding.outcome.measure).collect();
    let rounds: std::collections::BTreeSet<_> = primary.iter().map(|finding| &finding.round.id).collect();
    let strong = primary.iter().filter(|finding| finding.grade.level >= Level::Moderate).count();
    let mut sentences = vec![format!(
        "{} {} to answer the question, looked at in {} {} in {} {}.",
        capital(&in_words(outcomes.len())),
        if outcomes.len() == 1 { "outcome is" } else { "outcomes are" },
        in_words(primary.len()),
        if primary.len() == 1 { "comparison" } else { "comparisons" },
        in_words(rounds.len()),
        if rounds.len() == 1 { "round" } else { "rounds" },
    )];
    let within = count(|verdict| matches!(verdict, Verdict::WithinChance));
    if within == primary.len() && within > 0 {
        sentences.push(format!(
            "None can be told from chance once it is counted how many outcomes were looked at: {} drawn at random would too often \
             have differed as much.",
            about.units
        ));
    } else if within > 0 {
        sentences.push(format!("{} cannot be told from chance.", capital(&in_words(within))));
    }
    sentences.push(match strong {
        0 => "None is more than low evidence by the rules of this report.".to_owned(),
        1 => "One is moderate or high evidence by the rules of this report.".to_owned(),
        more => {
            format!("{} are moderate or high evidence by the rules of this report.", capital(&in_words(more)))
        }
    });
    sentences.join(" ")
}

/// How special each difference is, on one scale: the share of drawings by lot that show as much.
fn figure(made: &Made<'_>) -> Block {
    let table = table(made);
    let primary = primary(made);
    if primary.iter().all(|finding| finding.lead().is_none()) {
        return table.into();
    }
    let share = |finding: &Finding| finding.lead().map(|lead| 100.0 * lead.by_lot.p);
    let rows: Vec<(String, Option<f64>)> =
        table.rows.iter().zip(&primary).map(|(row, finding)| (row.title.clone(), share(finding))).collect();
    let described: Vec<String> =
        rows.iter().filter_map(|(name, share)| Some(format!("{name}: {:.0}%", (*share)?))).collect();
    let limit = RULES.as_ref().map_or(5.0, |rules| 100.0 * rules.limits.chance);
    Block::Figure(Figure {
        id: "summary-by-lot".to_owned(),
        title: format!("How often {} drawn at random would have differed as much", made.study.about.units),
        description: format!("{}.", described.join("; ")),
        chart: Chart::Bars(Bars {
            axis: "of drawings".to_owned(),
            limit: (limit, format!("{limit:.0}%: only shorter bars are more than chance often brings")),
            rows,
        }),
        table,
        open: true,
    })
}

fn table(made: &Made<'_>) -> Table {
    let mut table = Table::new(
        "summary-outcomes",
        "How much more the units changed than those they are compared with",
        "Outcome and round",
    )
    .column("difference", "Difference")
    .column("range", "Leaving one out")
    .column("by-lot", "As much by chance (p)")
    .column("evidence", "Evidence")
    .column("verdict", "What may be said");
    for finding in primary(made) {
        let unit = finding.measure.written.unit.of_difference();
        let title = format!("{} · {}", finding.measure.written.short(), finding.round.title.to_lowercase());
        let nobody = || Cell::missing("nobody to compare with");
        let (difference, range, by_lot) = finding.lead().map_or_else(
            || (Cell::change(finding.alone.after - finding.alone.before, unit, 1), nobody(), nobody()),
            |lead| {
                let range = lead.range().map_or_else(
                    || Cell::missing("only one unit"),
                    |range| Cell::interval(range.low.1, range.high.1, unit, 1),
                );
                (Cell::change(lead.effect, unit, 1), range, Cell::p(lead.by_lot.p))
            },
        );
        let verdict = Cell::text(Verdict::of(finding).short(&made.study.about.unit));
        let row = Row::new(
            id_of(finding),
            title,
            vec![difference, range, by_lot, Cell::Level(finding.grade.level), verdict],
        );
        table.rows.push(match finding.lead() {
            Some(lead) => row.on(basis(finding, lead, "lead comparison of the plan")),
            None => row,
        });
    }
    let mut units: Vec<String> = primary(made)
        .iter()
        .map(|finding| finding.measure.written.unit.of_difference().words().trim().to_owned())
        .filter(|words| !words.is_empty())
        .collect();
    units.dedup();
    units.sort();
    units.dedup();
    let table = table.note(format!("Differences are in {}.", units.join(" or in ")));
    match primary(made).iter().find_map(|finding| finding.lead()) {
        Some(lead) => table.note(format!(
            "Compared with: {}. “Leaving one out” is the lowest and highest difference when each {} is left out in turn.",
            in_sentence(&lead.comparator.title),
            made.study.about.unit
        )),
        None => table,
    }
}

/// What holds of every study that asks people at several times.
const NO_CAUSE: &str = "Answers of several times stand side by side. Why they changed, they do not say.";

fn does_not_show(made: &Made<'_>) -> Vec<String> {
    let about = &made.study.about;
    if !made.has_outcomes() {
        let mut all = vec![
            "Whether children are safer. What people say of the work is not what became of the children."
                .to_owned(),
            "What those would have said who did not answer: they may think otherwise.".to_owned(),
        ];
        all.extend(about.limits.iter().take(3).cloned());
        return all;
    }
    let mut all = vec![format!(
        "A difference that cannot be told from chance is not proof that {} does nothing: it may be there and too small to be \
         seen among so few {}.",
        about.practice, about.units
    )];
    all.extend(about.limits.iter().take(3).cloned());
    all
}
