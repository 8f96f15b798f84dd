//! 217t: a placement in independent living ended before 28 October 2023.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "217t",
    message: "Placement type 'P2' is not a valid placement type from 28 October 2023.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If <PLACE> is P2, <DEC> must not be blank or after 28 October 2023.",
    fields: &["DECOM", "PLACE"],
    needs: &[ThisYear(Table::Episodes)],
    years: Years::between(2024, 2024),
    check: ByChild(check),
};

const LAST: Date = Date::constant(2023, 10, 28);

fn check(child: &Child<'_>, found: &mut Found) {
    for episode in child.episodes.iter().filter(|episode| episode.place == "P2") {
        if episode.dec.is_blank() || episode.dec.after(LAST) {
            found.at(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_october_2023() {
        flags(
            &RULE,
            "Episodes PLACE DEC
             P2 28/10/2023
             P2 29/10/2023 !
             P2 . !
             P1 29/10/2023",
        );
    }
}
