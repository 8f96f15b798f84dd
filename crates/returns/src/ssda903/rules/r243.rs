//! 243: a placement outside England has no provider's number.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "243",
    message: "Only placements with providers registered with Ofsted should have a URN reported.",
    earlier: &[],
    level: Level::Error,
    text: "If <PL_LA> in (‘CON’; ‘NIR’ ‘SCO’; ‘WAL’; ‘NUK’) then <URN> should be null",
    reading: "If <PL_LA> is CON, NIR, SCO, WAL or NUK, then <URN> should be blank.",
    fields: &["URN"],
    needs: &[ThisYear(Table::Episodes), Need::Postcodes],
    years: Years::since(2026),
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    found.all(child.episodes.iter().filter(|episode| is_outside_england(episode) && episode.urn.is_given()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_scotland() {
        flags(
            &RULE,
            "Episodes PL_LA URN
             SCO SC000001 !
             WAL XXXXXXX !
             SCO .
             E09000027 SC000001",
        );
    }
}
