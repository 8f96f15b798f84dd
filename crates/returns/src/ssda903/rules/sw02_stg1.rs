//! SW02STG1: a social worker's identifier begins with SW or XX.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "SW02STG1",
    message: "Social worker ID does not begin with the characters ‘SW’ or ‘XX’.",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "<SW_ID> must begin with SW or XX and go on.",
    fields: &["SW_ID"],
    needs: &[ThisYear(Table::SwEpisodes)],
    years: Years::since(2024),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    let right = |id: Text| (id.starts_with("SW") || id.starts_with("XX")) && !id.is_in(["SW", "XX"]);
    found.all(child.sw_episodes.iter().filter(|row| !right(row.sw_id)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_beginnings() {
        flags(
            &RULE,
            "SWEpisodes SW_ID
             SW123456
             XX1
             AB123 !
             SW !
             . !",
        );
    }
}
