//! 702: a deprivation of liberty order ends after it began.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "702",
    message: "The date that the DoLO ended is before the date that it started.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<DOLO_END> must be after <DOLO_START>.",
    fields: &["DOLO_END", "DOLO_START"],
    needs: &[ThisYear(Table::Dolo)],
    years: Years::since(2027),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.dolo.iter().filter(|row| row.dolo_end.on_or_before(row.dolo_start)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wrong_way_round() {
        flags(
            &RULE,
            "DoLo DOLO_START DOLO_END
             02/05/2025 01/05/2025 !
             01/05/2025 01/05/2025 !
             01/05/2025 02/05/2025
             01/05/2025 .",
        );
    }
}
