//! 708: a child is deprived of liberty after birth.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "708",
    message: "Dates of DoLOs are before child’s date of birth.",
    earlier: &[],
    level: Level::Error,
    text: "If <DOLO_START> not Null, then <DOLO_START> must be > <DOB>",
    reading: "<DOLO_START> must be after <DOB>.",
    fields: &["DOLO_START"],
    needs: &[ThisYear(Table::Dolo)],
    years: Years::since(2027),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.dolo.iter().filter(|row| row.dolo_start.on_or_before(row.dob)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_birth() {
        flags(
            &RULE,
            "DoLo DOB DOLO_START
             01/05/2025 01/05/2025 !
             30/04/2025 01/05/2025
             01/05/2025 .",
        );
    }
}
