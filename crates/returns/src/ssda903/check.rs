//! Checks a return from its files to the report.

use super::engine::{Outcome, run};
use super::found::{Hit, Spot};
use super::reader::{File, Of, Reading, reading};
use super::rule::{Need, Rule};
use super::rules::rules;
use super::{Reference, Return, Table, unknown_providers};
use crate::Year;
use crate::report::{Cell, Finding, NotRun, Remark, Report, Weight};

/// How a return is to be checked.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The year whose rules it is held against; where nothing is said, the year to which most of its dates belong.
    pub year: Option<Year>,
    /// The codes of the rules to be run; where nothing is said, all.
    pub rules: Option<Vec<String>>,
}

/// Checks a return that is given as its files, this year's and last year's. Whatever is wrong with a file is in the
/// report, not an error.
///
/// ```
/// use returns::ssda903::{File, Options, Reference, check};
///
/// let episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
///     C1,02/05/2025,S,C2,N1,U4,PR4,01/05/2025,X1,,TW1 1AA,TW1 1AB,SC123456\n";
/// let files = [File { name: "episodes.csv", bytes: episodes.as_bytes() }];
/// let report = check(&files, &[], Reference::bundled(), &Options::default());
/// let rule = report.rules.iter().position(|rule| rule.code == "356").unwrap();
/// let finding = report.findings.iter().find(|finding| finding.rule == rule).unwrap();
/// assert_eq!(finding.child.as_deref(), Some("C1"));
/// assert_eq!(finding.cells[0].line, Some(2));
/// ```
pub fn check(
    this_year: &[File<'_>],
    last_year: &[File<'_>],
    reference: Reference,
    options: &Options,
) -> Report {
    check_and_hold(this_year, last_year, reference, options).1
}

/// The same, for whoever wants to look at the return beside the report.
pub fn check_and_hold(
    this_year: &[File<'_>],
    last_year: &[File<'_>],
    reference: Reference,
    options: &Options,
) -> (Return, Report) {
    let of = options.year.map_or(Of::ItsDates, Of::Year);
    let Reading { whole, mut remarks, is_refused } = reading(this_year, last_year, of, reference);
    if is_refused {
        if remarks.iter().all(|remark| remark.weight != Weight::NotRead) {
            remarks.extend(missing(&whole));
        }
        let report = Report {
            what: "SSDA903",
            year: whole.collection.year,
            children: 0,
            findings: Vec::new(),
            rules: Vec::new(),
            remarks,
            not_run: Vec::new(),
        };
        return (whole, report);
    }
    remarks.extend(understood(&whole));
    remarks.extend(whole.alike().remark());
    remarks.extend(capitals(&whole));
    remarks.extend(unknown_providers::remarks(&whole));
    remarks.extend(missing(&whole));
    let report = check_return(&whole, remarks, options);
    (whole, report)
}

/// Checks a return that was read, or made row by row.
pub fn check_return(whole: &Return, remarks: Vec<Remark>, options: &Options) -> Report {
    let year = whole.collection.year;
    let wanted = |rule: &&Rule| {
        options
            .rules
            .as_ref()
            .is_none_or(|codes| codes.iter().any(|code| code.trim().eq_ignore_ascii_case(rule.code)))
    };
    let not_in_force = (rules().iter())
        .filter(|rule| options.rules.is_some() && !rule.is_in_force(year) && wanted(rule))
        .map(|rule| NotRun { code: rule.code, why: rule.years.not_in_force(year) });
    let Outcome { hits, run, not_run } = run(whole, rules().iter().filter(wanted));
    let mut ran = run.clone();
    ran.sort_by_key(|rule| rule.code);
    let position = |rule: &Rule| ran.binary_search_by_key(&rule.code, |rule| rule.code).unwrap_or_default();
    Report {
        what: "SSDA903",
        year,
        children: whole.len() as u64,
        findings: hits.iter().map(|hit| finding(whole, hit, position(hit.rule))).collect(),
        rules: ran.iter().map(|rule| rule.card(year)).collect(),
        remarks,
        not_run: not_run
            .iter()
            .map(|(rule, need)| NotRun { code: rule.code, why: why(*need) })
            .chain(not_in_force)
            .collect(),
    }
}

/// Says which authority was taken for the one that makes the return.
fn understood(whole: &Return) -> Option<Remark> {
    let code = whole.reference.authority?;
    let name = whole.reference.authorities.name(code)?;
    let said = format!("The authority that makes the return was taken to be {name} ({}).", code.text()?);
    Some(Remark { weight: Weight::Noticed, line: None, said })
}

/// Says of how many children the identifier is written now with capitals and now without.
fn capitals(whole: &Return) -> Option<Remark> {
    let mixed = whole.in_mixed_capitals();
    let children = if mixed == 1 { "one child".to_owned() } else { format!("{mixed} children") };
    let said = format!(
        "The identifiers of {children} are written with different capitals in different rows, as a1 and A1 are. What differs only so was \
         taken for one child."
    );
    (mixed > 0).then_some(Remark { weight: Weight::Noticed, line: None, said })
}

/// Says which tables are not there: without Header or Episodes a return is not whole.
fn missing(whole: &Return) -> Vec<Remark> {
    let lacking = |last_year: bool| -> Vec<&'static str> {
        let asked_for =
            |table: &Table| table.since() <= whole.collection.year && !whole.has(*table, last_year);
        Table::ALL.into_iter().filter(asked_for).map(Table::name).collect()
    };
    let remark = |weight, said| Remark { weight, line: None, said };
    let mut remarks = Vec::new();
    let this_year = lacking(false);
    if !this_year.is_empty() {
        let weight = if this_year.iter().any(|table| matches!(*table, "Header" | "Episodes")) {
            Weight::NotRead
        } else {
            Weight::Noticed
        };
        let tables = this_year.join(", ");
        remarks.push(remark(weight, format!("No file holds: {tables}. Rules that need them were not run.")));
    }
    if Table::ALL.into_iter().all(|table| !whole.has(table, true)) {
        let said = "Last year's files were not given. Rules that compare the years were not run.";
        remarks.push(remark(Weight::Noticed, said.to_owned()));
    }
    remarks
}

fn why(need: Need) -> String {
    match need {
        Need::ThisYear(table) => format!("The table {} was not read.", table.name()),
        Need::LastYear(table) => format!("Last year's table {} was not read.", table.name()),
        Need::Postcodes => {
            "No directory of postcodes was given. Make one from the ONS directory with \u{201c}kith postcodes\u{201d}.".to_owned()
        }
        Need::Providers => "No lookup of Ofsted's providers was given.".to_owned(),
        Need::Authority => "It was not said which authority makes the return.".to_owned(),
        Need::Fully(need) => format!("It was run, but not fully. {}", why(*need)),
    }
}

fn finding(whole: &Return, hit: &Hit, rule: usize) -> Finding {
    let child = whole.child(hit.child as usize).id;
    let id = whole.identifier(hit.child, hit.spot).filter(|_| child.is_given());
    let mut cells = Vec::new();
    let mut with = Vec::new();
    let of_rule = hit.rule.fields;
    let wanting = if hit.fields.is_empty() { of_rule } else { hit.fields.as_slice() };
    push_cells(whole, hit, (hit.spot, wanting), id.as_deref(), &mut cells);
    for spot in &hit.with {
        push_cells(whole, hit, (*spot, of_rule), id.as_deref(), &mut with);
    }
    Finding { rule, child: id, cells, with }
}

/// The cells of a row that a rule speaks of: the fields that the table has, or where it has none, all that are filled.
fn push_cells(
    whole: &Return,
    hit: &Hit,
    (spot, wanting): (Spot, &[&'static str]),
    child: Option<&str>,
    cells: &mut Vec<Cell>,
) {
    let filled = whole.cells(hit.child, spot);
    let has = |field: &&&'static str| {
        spot.table.columns().contains(*field) || spot.table.derived().contains(*field)
    };
    let mut fields: Vec<&'static str> = wanting.iter().filter(has).copied().collect();
    if fields.is_empty() {
        fields = filled.iter().map(|(column, _)| *column).collect();
    }
    let line = whole.line(spot);
    let table = spot.name();
    cells.extend(fields.into_iter().map(|field| {
        let value = filled.iter().find(|(column, _)| *column == field).map(|(_, value)| value.as_str());
        let value = if field == "CHILD" { child } else { value };
        Cell { table, row: spot.at.row(), line, field, value: value.map(Into::into) }
    }));
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;

    fn reviews(of_one: usize, others: usize) -> Report {
        let heading = "CHILD,DOB,REVIEW,REVIEW_CODE\n".to_owned();
        let row = ",01/01/2015,02/05/2025,PN1\n";
        let others: Vec<String> = (0..others).map(|at| format!("D{at}{row}")).collect();
        let text = heading + &format!("C1{row}").repeat(of_one) + &others.concat() + &row.repeat(1200);
        let files = [File { name: "reviews.csv", bytes: text.as_bytes() }];
        check(&files, &[], Reference::bundled(), &Options::default())
    }

    #[test]
    fn a_rule_that_could_not_be_run_fully_is_counted_as_such() {
        let heading =
            "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";
        let text = format!("{heading}C1,02/05/2025,S,C2,N1,U4,PR4,,,,TW1,TW1 1AB,SC123456\n");
        let files = [File { name: "episodes.csv", bytes: text.as_bytes() }];
        let options = |rule: &str| Options { year: None, rules: Some(vec![rule.to_owned()]) };
        let report = check(&files, &[], Reference::bundled(), &options("392c"));
        assert_eq!(
            (report.rules.len(), report.findings.len()),
            (1, 1),
            "the form of a postcode is looked at"
        );
        assert_eq!(report.not_run.iter().map(|not| not.code).collect::<Vec<_>>(), ["392c"]);
        assert!(report.not_run[0].why.starts_with("It was run, but not fully. No directory of postcodes"));
        // One that needs nothing else is run fully, one that cannot do without is not run.
        assert!(check(&files, &[], Reference::bundled(), &options("141")).not_run.is_empty());
        let report = check(&files, &[], Reference::bundled(), &options("169"));
        assert!(report.rules.is_empty() && report.not_run.len() == 1);
    }

    #[test]
    fn a_table_with_more_rows_of_one_child_than_any_child_has_is_refused() {
        let said = |report: &Report| report.remarks.iter().any(|one| one.said.contains("rows of one child"));
        assert!(!said(&reviews(1000, 2000)), "many children are no reason, nor rows without one");
        let report = reviews(1001, 5);
        assert!(said(&report) && report.children == 0, "{:?}", report.remarks);
        let line = report.remarks.iter().find(|one| one.said.contains("rows of one child")).unwrap().line;
        assert_eq!(line, Some(1002));
    }
}
