//! Finds how far a value reaches in a run of tokens.

use super::lex::{Kind, Token};

/// Words that are not names of variables.
const WORDS: [&str; 8] = ["if", "elif", "elseif", "else", "and", "or", "not", "in"];

/// How many tokens a plain value takes: a literal, a list, or a path of names.
pub(crate) fn operand(tokens: &[Token]) -> usize {
    match tokens.first() {
        Some(token) if token.is("[") => {
            let end = tokens.iter().position(|token| token.is("]"));
            end.map_or(0, |end| end + 1)
        }
        Some(token) if token.kind == Kind::Word => {
            let mut length = 1;
            while tokens.get(length).is_some_and(|token| token.is(".")) {
                length += 2;
            }
            length.min(tokens.len())
        }
        Some(token) if matches!(token.kind, Kind::Text | Kind::Number) => 1,
        _ => 0,
    }
}

/// How many tokens a value takes with its brackets, members, calls and filters.
pub(crate) fn whole_operand(tokens: &[Token]) -> usize {
    let mut end = step(tokens);
    loop {
        let next = end + spaces(&tokens[end..]);
        match tokens.get(next) {
            Some(token) if token.is(".") => end = next + 2,
            Some(token) if token.is("(") || token.is("[") => end = next + step(&tokens[next..]),
            Some(token) if token.is("|") => end = next + 2 + spaces(&tokens[next + 1..]),
            _ => return end.min(tokens.len()),
        }
    }
}

/// One token, or a bracket with everything up to the one that closes it.
fn step(tokens: &[Token]) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        if ["(", "[", "{"].iter().any(|mark| token.is(mark)) {
            depth += 1;
        } else if [")", "]", "}"].iter().any(|mark| token.is(mark)) {
            depth = depth.saturating_sub(1);
        }
        if depth == 0 {
            return at + 1;
        }
    }
    tokens.len()
}

/// Whether a path of names begins here that is a whole condition, or a side of one: JavaScript
/// takes an empty list or object for true there.
pub(crate) fn is_condition(tokens: &[Token], at: usize) -> bool {
    let is = |token: Option<&Token>, marks: &[&str]| {
        token.is_some_and(|token| marks.iter().any(|mark| token.is(mark)))
    };
    let is_word = |token: &Token| WORDS.iter().any(|word| token.is(word));
    let in_statement = is(neighbour(tokens.iter()), &["if", "elif", "elseif"]);
    let mut before = tokens[..at].iter().rev().filter(|token| token.kind != Kind::Space);
    let opener = before.next();
    let groups = opener.is_some_and(|token| token.is("(")) && before.next().is_some_and(is_word);
    let opens = is(opener, &["if"])
        || (in_statement && (groups || is(opener, &["elif", "elseif", "and", "or", "not"])));
    if is_word(&tokens[at]) || !opens {
        return false;
    }
    let path = &tokens[at..at + operand(&tokens[at..])];
    let after = neighbour(tokens[at + path.len()..].iter());
    let closes = after.is_none() || is(after, &["and", "or", ")", "else", ",", "}"]);
    closes && path.last().is_some_and(|last| last.text != "length")
}

/// How many spaces the tokens begin with.
pub(crate) fn spaces(tokens: &[Token]) -> usize {
    tokens.iter().take_while(|token| token.kind == Kind::Space).count()
}

/// The first token that is not a space.
pub(crate) fn neighbour<'a>(mut tokens: impl Iterator<Item = &'a Token>) -> Option<&'a Token> {
    tokens.find(|token| token.kind != Kind::Space)
}
