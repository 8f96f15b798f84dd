//! Fills the gaps of a text: `{mum}` is a name, `{day:40}` the day forty days ago, `[this|that]` either of the two, and
//! `[=word:this|that]` the same one of the two wherever that word stands.

/// What stands in the gaps.
pub(crate) trait Gaps {
    /// What stands for this word. None: nothing by that name.
    fn fill(&mut self, word: &str) -> Option<String>;
    /// Which of so many is told; the same one each time for the same word, where there is one.
    fn choose(&mut self, among: usize, word: &str) -> usize;
}

/// The text with its gaps filled. A gap that nobody knows stays as it is, so that a test can see it.
pub(crate) fn told(text: &str, gaps: &mut impl Gaps) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    tell(text, gaps, &mut out);
    out
}

fn tell(text: &str, gaps: &mut impl Gaps, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['{', '[', '\'']) {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        rest = match rest.as_bytes()[at] {
            b'{' => gap(after, gaps, out),
            b'[' => either(after, gaps, out),
            _ => {
                let opens = out
                    .chars()
                    .next_back()
                    .is_none_or(|before| before.is_whitespace() || "([‘“".contains(before));
                out.push(if opens { '‘' } else { '’' });
                after
            }
        };
    }
    out.push_str(rest);
}

fn gap<'a>(after: &'a str, gaps: &mut impl Gaps, out: &mut String) -> &'a str {
    let Some((word, rest)) = after.split_once('}') else {
        out.push('{');
        return after;
    };
    if let Some(value) = gaps.fill(word) {
        out.push_str(&value);
    } else {
        out.push('{');
        out.push_str(word);
        out.push('}');
    }
    rest
}

fn either<'a>(after: &'a str, gaps: &mut impl Gaps, out: &mut String) -> &'a str {
    let Some((choices, rest)) = after.split_once(']') else {
        out.push('[');
        return after;
    };
    let tied = choices.strip_prefix('=').and_then(|rest| rest.split_once(':'));
    let (word, choices) = tied.unwrap_or(("", choices));
    let all: Vec<&str> = choices.split('|').collect();
    if let Some(choice) = all.get(gaps.choose(all.len(), word)) {
        tell(choice, gaps, out);
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Names;
    impl Gaps for Names {
        fn fill(&mut self, word: &str) -> Option<String> {
            (word == "mum").then(|| "Kim".to_owned())
        }
        fn choose(&mut self, among: usize, _: &str) -> usize {
            among - 1
        }
    }

    #[test]
    fn names_and_choices_are_filled_and_strangers_left() {
        assert_eq!(told("{mum}'s [day|night with {mum}], {dad}", &mut Names), "Kim’s night with Kim, {dad}");
        assert_eq!(told("'No,' said {mum}. 'I won't.'", &mut Names), "‘No,’ said Kim. ‘I won’t.’");
    }
}
