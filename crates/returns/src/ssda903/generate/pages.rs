//! The pages of an invented return.

/// The tables of a year being written, line by line.
#[derive(Default)]
pub(super) struct Pages {
    pub(super) texts: [String; 12],
}

impl Pages {
    /// Adds a line to a table.
    pub(super) fn line(&mut self, table: usize, cells: &[&str]) {
        if let Some(text) = self.texts.get_mut(table) {
            for (number, cell) in cells.iter().enumerate() {
                if number > 0 {
                    text.push(',');
                }
                text.push_str(cell);
            }
            text.push('\n');
        }
    }

    /// The files, headed by their columns. Last year's tables without rows are left out, this year's are not.
    pub(super) fn files(self, even_empty: bool) -> Vec<(&'static str, String)> {
        let tables = TABLES.into_iter().zip(self.texts);
        let kept = tables.filter(|((name, _), text)| !text.is_empty() || even_empty && *name != "dolo.csv");
        kept.map(|((name, columns), text)| (name, format!("{columns}\n{text}"))).collect()
    }
}

/// The tables in the order of [`Pages::texts`]: the file's name and its columns.
pub(super) const TABLES: [(&str, &str); 12] = [
    ("header.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"),
    (
        "episodes.csv",
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
    ),
    ("reviews.csv", "CHILD,DOB,REVIEW,REVIEW_CODE"),
    ("uasc.csv", "CHILD,SEX,DOB,DUC"),
    (
        "oc2.csv",
        "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
    ),
    ("oc3.csv", "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM"),
    ("ad1.csv", "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR"),
    ("placed_for_adoption.csv", "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED"),
    ("previous_permanence.csv", "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM"),
    ("missing.csv", "CHILD,DOB,MISSING,MIS_START,MIS_END"),
    ("sw_episodes.csv", "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON"),
    ("dolo.csv", "CHILD,DOB,DOLO_START,DOLO_END"),
];
