//! 565: a time missing that began is of a kind.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "565",
    message: "The date that the child started to be missing or away from placement without authorisation has been completed but whether the child was missing or away from placement without authorisation has not been completed.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <MIS_START> is provided, then <MISSING> must be.",
    fields: &["MISSING", "MIS_START"],
    needs: &[ThisYear(Table::Missing)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.missing.iter().filter(|row| row.mis_start.is_given() && row.missing.is_blank()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_kind() {
        flags(
            &RULE,
            "Missing MISSING MIS_START
             . 01/05/2025 !
             A 01/05/2025
             . .",
        );
    }
}
