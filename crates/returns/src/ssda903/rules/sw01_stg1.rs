//! SW01STG1: a child looked after on 31 March has a social worker.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW01STG1",
    message: "Child looked after on 31 March, but no social worker episode information is reported",
    earlier: &[],
    level: Level::Error,
    text: "If <CLA_AT_31_MARCH> then at least one instance of each of the following items should be provided: <SW_ID>, <SW_DECOM>, <SW_REASON>",
    reading: "If the latest episode has no <DEC> and an <LS> other than V3 and V4, then each of <SW_ID>, <SW_DECOM> and <SW_REASON> should be provided in at least one of the child’s rows of social workers.",
    fields: &["DEC"],
    needs: &[ThisYear(Table::Episodes), ThisYear(Table::SwEpisodes)],
    years: Years::between(2024, 2024),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if !child.is_looked_after_at_end() {
        return;
    }
    let given = |has: fn(&SocialWorkerEpisode) -> bool| child.sw_episodes.iter().any(has);
    let items = [
        ("SW_ID", given(|row| !row.sw_id.is_blank())),
        ("SW_DECOM", given(|row| !row.sw_decom.is_blank())),
        ("SW_REASON", given(|row| !row.sw_reason.is_blank())),
    ];
    let lacking: Vec<&'static str> =
        items.into_iter().filter(|(_, given)| !given).map(|(item, _)| item).collect();
    if lacking.is_empty() {
        return;
    }
    match child.sw_episodes.last() {
        Some(latest) => {
            found.at(latest).in_fields(lacking);
        }
        None => found.all(child.current_episode()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looked_after_on_31_march() {
        flags(
            &RULE,
            "Episodes CHILD DECOM DEC LS
             1 01/05/2023 . C2
             2 01/05/2023 . C2
             3 01/05/2023 01/06/2023 C2
             4 01/05/2023 . V3
             5 01/05/2023 . C2 !
             SWEpisodes CHILD SW_ID SW_DECOM SW_REASON
             1 SW1 01/05/2023 FCONTA
             2 SW1 01/05/2023 . !
             3 SW1 . .
             4 SW1 . .
             6 SW1 01/05/2023 .",
        );
    }

    #[test]
    fn one_instance_of_each_item_is_enough_in_whichever_row() {
        flags(
            &RULE,
            "Episodes CHILD DECOM DEC LS
             1 01/05/2023 . C2
             2 01/05/2023 . C2
             3 01/05/2023 . C2
             4 01/05/2023 . C2
             SWEpisodes CHILD SW_ID SW_DECOM SW_REASON
             1 SW1 02/06/2022 .
             1 SW2 02/06/2023 MANDEP
             2 SW1 02/06/2022 MANDEP
             2 . 02/06/2023 .
             3 SW1 . .
             3 . 02/06/2023 LEFTRL
             4 SW1 02/06/2022 .
             4 SW2 02/06/2023 . !",
        );
    }
}
