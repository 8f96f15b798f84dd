//! The fixed words of the page, for a reader from nine years on. Everything else on it is the family's own.

use serde::Serialize;

/// The words.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Words {
    pub(super) want: &'static str,
    pub(super) rules: &'static str,
    pub(super) who: &'static str,
    pub(super) backup: &'static str,
    pub(super) you: &'static str,
    pub(super) you_stand_in: &'static str,
    pub(super) watch: &'static str,
    pub(super) watches: &'static str,
    pub(super) you_watch: &'static str,
    pub(super) then: &'static str,
    pub(super) ring: &'static str,
    pub(super) if_not: &'static str,
    pub(super) worried: &'static str,
    pub(super) danger: &'static str,
    pub(super) numbers: &'static str,
    pub(super) about: &'static str,
    pub(super) agreed: &'static str,
    pub(super) meet: &'static str,
    pub(super) until: &'static str,
    pub(super) ended: &'static str,
    pub(super) keep: &'static str,
    pub(super) keep_hidden: &'static str,
    pub(super) from: &'static str,
    pub(super) version: &'static str,
    pub(super) part: &'static str,
    pub(super) part_asked: &'static str,
    pub(super) keep_part: &'static str,
}

/// The words in English.
pub(super) const WORDS: Words = Words {
    want: "What we want",
    rules: "What we will do",
    who: "Who does it:",
    backup: "If they cannot:",
    you: "This is for you to do.",
    you_stand_in: "You do this if they cannot.",
    watch: "What we watch for",
    watches: "Who looks out:",
    you_watch: "You look out for this.",
    then: "What happens then:",
    ring: "Number to ring:",
    if_not: "If somebody cannot, or it goes another way",
    worried: "What to do if you are worried",
    danger: "If a child is in danger now, ring 999.",
    numbers: "What number each of us gives",
    about: "for",
    agreed: "We said yes to this plan:",
    meet: "We meet next on",
    until: "This plan is for now. It ends on",
    ended: "This plan has ended. We must meet and make a new one. It ended on",
    keep: "Keep this plan where you can see it. If it does not work, tell us. Then we will meet and make it better.",
    keep_hidden: "Keep this plan where only you find it. If it does not work, tell us. Then we will meet and make it better.",
    from: "This plan began on",
    version: "It is plan number",
    part: "What you have said you will do",
    part_asked: "What is asked of you",
    keep_part: "If you cannot do this, or it does not work, tell us.",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family_plan::readable::grade;

    #[test]
    fn a_child_of_nine_can_read_the_fixed_words() {
        let json = serde_json::to_value(WORDS).unwrap_or_default();
        let all: Vec<&str> = json
            .as_object()
            .into_iter()
            .flat_map(|all| all.values())
            .filter_map(|word| word.as_str())
            .collect();
        assert_eq!(all.len(), 27);
        let text = all.join(". ");
        assert!(grade(&text) < 4.0, "grade {} is an age of {}", grade(&text), grade(&text) + 5.0);
        for sentence in all {
            assert!(sentence.split_whitespace().count() <= 25, "{sentence}");
        }
    }
}
