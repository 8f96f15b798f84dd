//! One mistake, of those that authorities make.

use crate::Collection;
use crate::chance::Chance;
use crate::cin::generate::node::{Node, after};

/// The mistakes: an element, and what stands in it instead. A number is a day so many days after the collection.
const MISTAKES: [(&str, Instead); 12] = [
    ("Ethnicity", Instead::Text("ZZZZ")),
    ("Sex", Instead::Text("X")),
    ("ReferralNFA", Instead::Text("yes")),
    ("ReferralSource", Instead::Text("11")),
    ("CINreferralDate", Instead::Day(5)),
    ("UPN", Instead::Text("A799000000001")),
    ("PersonBirthDate", Instead::Day(10)),
    ("PrimaryNeedCode", Instead::Text("N10")),
    ("AssessmentActualStartDate", Instead::Day(-700)),
    ("AssessmentFactors", Instead::Text("99Z")),
    ("LAchildID", Instead::Text("")),
    ("S47ActualStartDate", Instead::Day(3)),
];

enum Instead {
    Text(&'static str),
    Day(i32),
}

/// Makes one mistake in a child: the first, from one by chance on, whose element the child has.
pub(super) fn make(child: &mut Node, collection: Collection, chance: &mut Chance) {
    let first = usize::try_from(chance.number(0, 11)).unwrap_or(0);
    for (name, instead) in MISTAKES.iter().cycle().skip(first).take(MISTAKES.len()) {
        let text = match instead {
            Instead::Text(text) => (*text).to_owned(),
            Instead::Day(days) => after(collection.end, *days).to_string(),
        };
        if change(child, name, &text) {
            return;
        }
    }
}

/// Changes the first element of a name, if there is one.
fn change(node: &mut Node, name: &str, text: &str) -> bool {
    if node.name == name {
        text.clone_into(&mut node.text);
        return true;
    }
    node.within.iter_mut().any(|node| change(node, name, text))
}
