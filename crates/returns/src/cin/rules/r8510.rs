//! 8510: no two children share an identifier.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "8510",
    level: Error,
    message: "More than one child record with the same LA Child ID",
    earlier: &[],
    text: "Each <LAchildID> (N00097) must be unique across all children within the same LA return.",
    reading: "",
    module: "ChildIdentifiers",
    fields: &["LAchildID"],
    years: Years::EVERY,
    check: ByReturn(total::<Seen>),
};

#[derive(Default)]
struct Seen(Repeats);

impl Total for Seen {
    fn see(&mut self, child: &Child<'_>) {
        self.0.see(child, &child.who.la_child_id);
    }

    fn add(&mut self, later: Self) {
        self.0.add(later.0);
    }

    fn judge(self, found: &mut Found<'_>) {
        self.0.judge(found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_twice() {
        flags(
            &RULE,
            "ChildIdentifiers LAchildID=A202900000010!
             Child
             ChildIdentifiers LAchildID=H420740000029
             Child
             ChildIdentifiers LAchildID=A202900000010!
             Child
             ChildIdentifiers LAchildID=
             Child
             ChildIdentifiers LAchildID=",
        );
    }
}
