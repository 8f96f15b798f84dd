//! 625: a first child was born within the year and while the mother was looked after.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "625",
    message: "Date of birth of the first child is beyond the end of this reporting year or the date the child ceased to be looked after.",
    earlier: &[],
    level: Level::Error,
    text: "If provided, <MC_DOB> must not be after the end of the collection or after the latest <DEC>.",
    fields: &["DEC", "MC_DOB"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(header) = child.head() else { return };
    let Some(latest) = child.episodes.iter().max_by_key(|episode| episode.dec.day()) else { return };
    if header.mc_dob.after(child.collection.end) || header.mc_dob.after(latest.dec) {
        found.at(header).with(latest);
        found.at(latest).with(header);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_late() {
        flags(
            &RULE,
            "Header CHILD MC_DOB
             1 01/04/2026 !
             2 31/03/2026
             3 02/05/2025 !
             4 01/05/2025
             Episodes CHILD DECOM DEC
             1 01/05/2024 . !
             2 01/05/2024 .
             3 01/05/2024 01/05/2025 !
             4 01/05/2024 01/05/2025",
        );
    }
}
