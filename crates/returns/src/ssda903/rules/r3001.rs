//! 3001: who becomes 17 does not live with former foster carers.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "3001",
    message: "Where care leavers information is being returned for a young person around their 17th birthday, the accommodation cannot be with their former foster carer(s).",
    earlier: &[],
    level: Level::Error,
    text: "",
    reading: "If the child becomes 17 within the collection, then <ACCOM> must not be Z1 or Z2.",
    fields: &["REC"],
    needs: &[ThisYear(Table::Header), ThisYear(Table::Oc3)],
    years: Years::EVERY,
    check: ByChild(check),
};

fn check(child: &Child<'_>, found: &mut Found) {
    if child.collection.contains(child.born().birthday(17)) {
        found.all(child.oc3.iter().filter(|row| row.accom.is_in(["Z1", "Z2"])));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seventeenth_birthday() {
        flags(
            &RULE,
            "Header CHILD DOB
             1 01/04/2008
             2 31/03/2008
             OC3 CHILD ACCOM
             1 Z1 !
             1 B1
             2 Z2",
        );
    }
}
