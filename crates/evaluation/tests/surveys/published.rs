//! Table B1.2 and the family profile of the 2017 evaluation.

use evaluation::surveys::published::{HEADINGS, PublishedFigure, published_measures, published_rows};

const TABLE: &str = "\
| Measure | All T1 | All T2 | Matched T1 | Matched T2 |
|---|---|---|---|---|
| LSNS total (max 30) | 15 (6.9) | 16 (6.0) | 16 (6.8) | 16 (6.0) |
| LSNS family | 8 (3.9) | 8 (3.7) | 8 (3.8) | 8 (3.6) |
| LSNS friends | 7 (4.1) | 8 (3.6) | 7 (4.0) | 8 (3.5) |
| LSNS % below cut point | 34 | 28 | 33 | 28 |
| base n | 210 | 136 | 123 | 127 |
| Pearlin mastery (max 28) | 20 (4.5) | 21 (4.3) | 20 (4.5) | 21 (4.3) |
| base n | 235 | 141 | 134 | 131 |
| CES total (max 95) | 66 (16.8) | 65 (17.3) | 67 (16.0) | 65 (17.0) |
| CES buy-in | 25 (6.3) | 24 (7.2) | 25 (6.7) | 24 (7.1) |
| CES receptivity | 14 (3.6) | 13 (3.7) | 14 (3.5) | 13 (3.7) |
| CES working relationship | 15 (4.4) | 14 (4.2) | 15 (4.0) | 14 (4.1) |
| CES mistrust | 13 (4.3) | 13 (4.4) | 14 (4.2) | 13 (4.4) |
| base n | 221 | 142 | 129 | 132 |
";

fn golden() -> Vec<csv::StringRecord> {
    let mut reader = csv::Reader::from_reader(include_str!("../data/golden.csv").as_bytes());
    reader.records().map(Result::unwrap).collect()
}

#[test]
fn the_table_of_standardised_measures_is_rendered_as_it_was_published() {
    let rows = published_rows(&published_measures().unwrap());
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let heading = line(&HEADINGS.map(str::to_owned));
    let body: String = rows.iter().map(|row| line(row)).collect();
    assert_eq!(format!("{heading}|---|---|---|---|---|\n{body}"), TABLE);
}

#[test]
fn every_figure_is_that_of_the_golden_file() {
    let golden: Vec<csv::StringRecord> =
        golden().into_iter().filter(|row| row[0].starts_with("E17-I-")).collect();
    let figures = published_measures().unwrap();
    assert_eq!((golden.len(), figures.len()), (40, 40));
    for (row, figure) in golden.iter().zip(&figures) {
        let PublishedFigure { id, wave, value, sd, n, matched, .. } = figure;
        let sd = sd.map_or_else(String::new, |sd| format!("{sd:.1}"));
        assert_eq!(
            [&row[0], &row[4], &row[5], &row[6], &row[7]],
            [id.as_str(), wave, &value.to_string(), &sd, &n.to_string()]
        );
        assert_eq!(&row[3] == "parents_interviewed_T1_and_T2", *matched);
    }
}

#[test]
fn the_families_of_the_profile_add_up() {
    let count = |id: &str| -> u32 { golden().iter().find(|row| &row[0] == id).unwrap()[5].parse().unwrap() };
    let parts = [
        "E17-families_only_these_children",
        "E17-families_with_older_adult_children",
        "E17-families_with_children_not_in_home",
    ];
    let counts = parts.map(count);
    assert_eq!(counts, [193, 34, 43]);
    assert_eq!(counts.iter().sum::<u32>(), count("E17-families_T1"));
}
