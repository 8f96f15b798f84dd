//! Rewrites the tokens of one expression or statement.

use super::lex::{Kind, Token};
use super::operand::{is_condition, neighbour, operand, spaces, whole_operand};

/// Where a variable is kept when it is not under its own name.
pub(crate) trait Names {
    /// The place of a variable that a loop changes for the lines after it.
    fn shared(&self, name: &str) -> Option<String>;
}

/// Filters of which we have our own, working the Nunjucks way.
const FILTERS: [&str; 14] = [
    "capitalize",
    "date",
    "escape",
    "indent",
    "int",
    "join",
    "length",
    "lower",
    "mojDate",
    "replace",
    "safe",
    "select",
    "string",
    "trim",
];

/// JavaScript methods, each of which becomes a filter.
const METHODS: [&str; 3] = ["concat", "includes", "join"];

/// Rewrites tokens for minijinja, keeping their spaces.
pub(crate) fn rewrite(tokens: &[Token], names: &impl Names) -> String {
    let mut out = String::new();
    let mut brackets = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        if token.kind == Kind::Mark {
            match token.text.as_str() {
                "(" | "[" | "{" => brackets.push(token.text.as_str()),
                ")" | "]" | "}" => {
                    brackets.pop();
                }
                _ => {}
            }
        }
        let in_object = brackets.last() == Some(&"{");
        at += one(tokens, at, in_object, names, &mut out);
    }
    out
}

/// Writes the token at a place, with those after it that belong to it, and says how many.
fn one(tokens: &[Token], at: usize, in_object: bool, names: &impl Names, out: &mut String) -> usize {
    let token = &tokens[at];
    let before = neighbour(tokens[..at].iter().rev());
    let after = neighbour(tokens[at + 1..].iter());
    let is_before = |text| before.is_some_and(|token| token.is(text));
    let is_after = |text| after.is_some_and(|token| token.is(text));
    match token.kind {
        Kind::Mark => return mark(tokens, at, names, out),
        Kind::Word if in_object && is_after(":") && (is_before("{") || is_before(",")) => {
            out.push('"');
            out.push_str(&token.text);
            out.push('"');
        }
        Kind::Word if is_before("|") && FILTERS.contains(&token.text.as_str()) => {
            out.push_str("njk_");
            out.push_str(&token.text);
        }
        Kind::Word if is_before("|") || is_before(".") => out.push_str(&token.text),
        Kind::Word if token.text == "null" => out.push_str("none"),
        Kind::Word if token.text == "in" || token.text == "not" => {
            return membership(tokens, at, names, out);
        }
        Kind::Word if is_condition(tokens, at) => {
            let length = operand(&tokens[at..]);
            let [first, rest @ ..] = &tokens[at..at + length] else { return 1 };
            out.push_str(&names.shared(&first.text).unwrap_or_else(|| first.text.clone()));
            out.extend(rest.iter().map(|token| token.text.as_str()));
            out.push_str(" is njk_true");
            return length;
        }
        Kind::Word => match names.shared(&token.text) {
            Some(place) => out.push_str(&place),
            None => out.push_str(&token.text),
        },
        Kind::Space | Kind::Number | Kind::Text => out.push_str(&token.text),
    }
    1
}

fn mark(tokens: &[Token], at: usize, names: &impl Names, out: &mut String) -> usize {
    let before = neighbour(tokens[..at].iter().rev());
    let after = neighbour(tokens[at + 1..].iter());
    let number = |token: Option<&Token>| token.is_some_and(|token| token.kind == Kind::Number);
    match tokens[at].text.as_str() {
        "." => return member(tokens, at, out),
        "+" | "~" if !number(before) && !number(after) => return joined(tokens, at, names, out),
        "===" => return comparison("is njk_same", "==", tokens, at, names, out),
        "!==" => return comparison("is not njk_same", "!=", tokens, at, names, out),
        "==" => return comparison("is njk_equal", "==", tokens, at, names, out),
        "!=" => return comparison("is not njk_equal", "!=", tokens, at, names, out),
        other => out.push_str(other),
    }
    1
}

/// `+` between strings becomes `~`, and makes a text that is not safe: minijinja would escape the
/// one side when the other is safe.
fn joined(tokens: &[Token], at: usize, names: &impl Names, out: &mut String) -> usize {
    let is_text = |token: Option<&Token>| token.is_some_and(|token| token.kind == Kind::Text);
    if !is_text(neighbour(tokens[..at].iter().rev())) {
        out.push_str("| njk_plain ");
    }
    let start = at + 1 + spaces(&tokens[at + 1..]);
    let end = start + whole_operand(&tokens[start..]);
    let right = &tokens[start..end];
    out.push_str("~ ");
    out.push_str(&rewrite(right, names));
    let goes_on = neighbour(tokens[end..].iter()).is_some_and(|token| token.is("+") || token.is("~"));
    let plain = right.len() == 1 && is_text(right.first());
    if !(goes_on || plain) {
        out.push_str(" | njk_plain");
    }
    end - at
}

/// `.length`, `.concat(…)` and their like become filters; a safe string's `.val` is itself.
fn member(tokens: &[Token], at: usize, out: &mut String) -> usize {
    let name = tokens.get(at + 1).map_or("", |token| token.text.as_str());
    let is_call = tokens.get(at + 2).is_some_and(|token| token.is("("));
    if name == "length" || (is_call && METHODS.contains(&name)) {
        out.push_str(" | njk_");
        out.push_str(name);
        2
    } else if name == "val" {
        2
    } else {
        out.push('.');
        1
    }
}

/// A comparison becomes a test, JavaScript's equality being neither minijinja's nor one thing.
/// What it is compared with must be a plain value for that; otherwise it stays an operator.
fn comparison(
    test: &str,
    operator: &str,
    tokens: &[Token],
    at: usize,
    names: &impl Names,
    out: &mut String,
) -> usize {
    let start = at + 1 + spaces(&tokens[at + 1..]);
    let length = operand(&tokens[start..]);
    let next = neighbour(tokens[start + length..].iter());
    let goes_on = next.is_some_and(|token| ["|", "+", "~", "-", "("].iter().any(|m| token.is(m)));
    if length == 0 || goes_on {
        out.push_str(operator);
        return 1;
    }
    let value = rewrite(&tokens[start..start + length], names);
    out.extend([test, "(", &value, ")"]);
    start + length - at
}

/// `in` and `not in` a list written out: JavaScript does not take `0` for `false` there.
fn membership(tokens: &[Token], at: usize, names: &impl Names, out: &mut String) -> usize {
    let negated = tokens[at].text == "not";
    let mut list = at + 1 + spaces(&tokens[at + 1..]);
    if negated {
        if !tokens.get(list).is_some_and(|token| token.is("in")) {
            out.push_str("not");
            return 1;
        }
        list += 1 + spaces(&tokens[list + 1..]);
    }
    if !tokens.get(list).is_some_and(|token| token.is("[")) {
        out.push_str(&tokens[at].text);
        return 1;
    }
    let length = operand(&tokens[list..]);
    let test = if negated { "is not" } else { "is" };
    let value = rewrite(&tokens[list..list + length], names);
    out.extend([test, " njk_in(", &value, ")"]);
    list + length - at
}
