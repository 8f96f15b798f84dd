//! 1520: no two children share a UPN.

use super::prelude::*;

pub(crate) const RULE: Rule = Rule {
    code: "1520",
    level: Error,
    message: "More than one record with the same UPN.",
    earlier: &[],
    text: "Each pupil <UPN> (N00001) must be unique across all pupils in the extract.",
    reading: "",
    module: "ChildIdentifiers",
    fields: &["UPN"],
    years: Years::EVERY,
    check: ByReturn(total::<Seen>),
};

#[derive(Default)]
struct Seen(Repeats);

impl Total for Seen {
    fn see(&mut self, child: &Child<'_>) {
        self.0.see(child, &child.who.upn);
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
            "ChildIdentifiers UPN=A202900000010!
             Child
             ChildIdentifiers UPN=H420740000029
             Child
             ChildIdentifiers UPN=A202900000010!
             Child
             ChildIdentifiers UPN=
             Child
             ChildIdentifiers UPN=",
        );
    }
}
