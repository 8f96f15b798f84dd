//! 625: a first child was born within the year and while the mother was looked after.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "625",
    message: "Date of birth of the first child is beyond the end of this reporting year or the date the child ceased to be looked after.",
    earlier: &[],
    level: Level::Error,
    text: "If provided <MC_DOB> must not be > <COLLECTION_END> or <DEC> of latest episode",
    reading: "If provided, <MC_DOB> must not be after the end of the collection or after the <DEC> of the latest episode.",
    fields: &["DEC", "MC_DOB"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::Header)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let Some(header) = child.head() else { return };
    let too_late = header.mc_dob.after(child.collection.end);
    match child.current_episode() {
        Some(latest) if too_late || header.mc_dob.after(latest.dec) => {
            found.at(header).with(latest);
            found.at(latest).with(header);
        }
        None if too_late => {
            found.at(header);
        }
        _ => {}
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
             5 01/09/2025
             6 01/04/2026 !
             7 31/03/2026
             8 01/09/2025
             9 01/09/2025 !
             Episodes CHILD DECOM DEC
             8 01/05/2025 .
             8 01/05/2025 01/05/2025
             9 01/05/2025 31/08/2025 !
             9 01/05/2025 01/05/2025
             5 01/02/2025 01/05/2025
             5 01/08/2025 .
             1 01/05/2024 . !
             2 01/05/2024 .
             3 01/05/2024 01/05/2025 !
             4 01/05/2024 01/05/2025",
        );
    }
}
