//! Names that one person may go by: short forms, and one name in several languages.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::fold::normalise;

/// One group a line: a head, a colon, the other forms. A name may stand in several groups.
const TEXT: &str = include_str!("../data/known-as.txt");

static GROUPS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut groups: HashMap<String, Vec<String>> = HashMap::new();
    for line in TEXT.lines().filter(|line| !line.starts_with('#')) {
        let names = normalise(line);
        let Some(head) = names.first() else { continue };
        for name in &names {
            let of = groups.entry(name.clone()).or_default();
            if !of.contains(head) {
                of.push(head.clone());
            }
        }
    }
    groups
});

/// The heads of the groups this word stands in.
pub(crate) fn groups(word: &str) -> &'static [String] {
    GROUPS.get(word).map_or(&[], Vec::as_slice)
}

/// Whether one person may go by both.
pub(crate) fn share_a_group(one: &str, other: &str) -> bool {
    groups(one).iter().any(|head| groups(other).contains(head))
}
