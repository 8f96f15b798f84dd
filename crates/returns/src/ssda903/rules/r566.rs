//! 566: a time missing that ended is of a kind.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "566",
    message: "The date that the child's episode of being missing or away from placement without authorisation ended has been completed but whether the child was missing or away without authorisation has not been completed.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <MIS_END> is provided, then <MISSING> must be.",
    fields: &["MISSING", "MIS_END"],
    needs: &[ThisYear(Table::Missing)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.missing.iter().filter(|row| row.mis_end.is_given() && row.missing.is_blank()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_kind() {
        flags(
            &RULE,
            "Missing MISSING MIS_END
             . 01/05/2025 !
             A 01/05/2025
             . .",
        );
    }
}
