//! 146: the placement is of a valid type.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "146",
    message: "Placement type code is not a valid code.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If provided, <PLACE> must be a valid value of the year: H5 and P2 until 2023-24, K3 from 2024-25, Z1 until 2024-25 and Z11 to Z14 from 2025-26.",
    fields: &["PLACE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.episodes.iter().filter(|episode| not_among(episode.place, &child.codes().place)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_come_and_go_with_the_years() {
        flags(
            &RULE,
            "Year 2026
             Episodes PLACE
             U1
             Z11
             Z1 !
             P2 !
             .",
        );
    }

    #[test]
    fn older_types() {
        flags(
            &RULE,
            "Year 2024
             Episodes PLACE
             P2
             H5
             Z1
             K3 !",
        );
    }
}
