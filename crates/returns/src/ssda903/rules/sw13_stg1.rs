//! SW13STG1: the reason for a change of social worker is a valid code.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW13STG1",
    message: "The reason for social worker change is not valid.",
    earlier: &[(
        Year(2024),
        "The reason for social worker change is either not valid or has not been entered.",
    )],
    level: Level::Error,
    text: "",
    reading: "<SW_REASON> must be a valid value; from 2024-25 it may be blank where <SW_DECOM> is before 1 April 2023.",
    fields: &["SW_REASON"],
    needs: &[ThisYear(Table::SwEpisodes)],
    years: Years::since(2024),
    check: ByChild(check),
};

const SINCE: Date = Date::constant(2023, 4, 1);

fn check(child: &Child<'_>, found: &mut Found) {
    let codes = &child.codes().sw_reason;
    let asked_for =
        |row: &SocialWorkerEpisode| child.collection.year <= Year(2024) || row.sw_decom.on_or_after(SINCE);
    let wrong = |row: &&SocialWorkerEpisode| {
        if row.sw_reason.is_blank() { asked_for(row) } else { !codes.contains(&row.sw_reason) }
    };
    found.all(child.sw_episodes.iter().filter(wrong));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_none() {
        flags(
            &RULE,
            "SWEpisodes SW_DECOM SW_REASON
             01/05/2025 MANAGE
             01/05/2025 TIRED !
             01/05/2025 . !
             31/03/2023 .",
        );
    }
}
