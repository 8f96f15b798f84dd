//! Cuts a Nunjucks template into text and tags, and tags into tokens.

/// A piece of a template.
#[derive(Debug)]
pub(crate) enum Part {
    /// Text, or a comment with its marks: copied as it stands.
    Verbatim(String),
    /// `{{ … }}` or `{% … %}`.
    Tag(Tag),
}

/// A tag: its marks, with any whitespace control, and what is between them.
#[derive(Debug)]
pub(crate) struct Tag {
    /// `{{`, `{{-`, `{%` or `{%-`.
    pub(crate) open: &'static str,
    /// `}}`, `-}}`, `%}` or `-%}`.
    pub(crate) close: &'static str,
    /// Everything between the marks, spaces included.
    pub(crate) tokens: Vec<Token>,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Spaces and line ends.
    Space,
    /// A name or a word of the language.
    Word,
    /// A number.
    Number,
    /// A quoted string with its quotation marks.
    Text,
    /// An operator or bracket.
    Mark,
}

/// A token of an expression.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) text: String,
}

impl Token {
    /// Whether this is the given operator, bracket or word.
    pub(crate) fn is(&self, text: &str) -> bool {
        matches!(self.kind, Kind::Word | Kind::Mark) && self.text == text
    }
}

/// Cuts a template into its parts, or says what could not be read.
pub(crate) fn parts(source: &str) -> Result<Vec<Part>, String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(start) = next_tag(rest) {
        let (text, tag) = rest.split_at(start);
        if !text.is_empty() {
            found.push(Part::Verbatim(text.to_owned()));
        }
        if tag.starts_with("{#") {
            let end = tag.find("#}").ok_or("a comment is never closed")? + 2;
            let (comment, after) = tag.split_at(end);
            found.push(Part::Verbatim(comment.to_owned()));
            rest = after;
        } else {
            let (tag, after) = tag_at(tag)?;
            found.push(Part::Tag(tag));
            rest = after;
        }
    }
    if !rest.is_empty() {
        found.push(Part::Verbatim(rest.to_owned()));
    }
    Ok(found)
}

fn next_tag(text: &str) -> Option<usize> {
    ["{{", "{%", "{#"].iter().filter_map(|mark| text.find(mark)).min()
}

fn tag_at(text: &str) -> Result<(Tag, &str), String> {
    let (open, close, trimmed_close) = match text.get(..3) {
        Some("{{-") => ("{{-", "}}", "-}}"),
        Some("{%-") => ("{%-", "%}", "-%}"),
        _ if text.starts_with("{{") => ("{{", "}}", "-}}"),
        _ => ("{%", "%}", "-%}"),
    };
    let mut rest = &text[open.len()..];
    let mut tokens = Vec::new();
    let mut depth = 0_usize;
    loop {
        if depth == 0 {
            for mark in [trimmed_close, close] {
                if let Some(after) = rest.strip_prefix(mark) {
                    let tag = Tag { open, close: mark, tokens };
                    return Ok((tag, after));
                }
            }
        }
        let (token, after) = token_at(rest)?;
        match token.text.as_str() {
            "{" | "[" | "(" if token.kind == Kind::Mark => depth += 1,
            "}" | "]" | ")" if token.kind == Kind::Mark => depth = depth.saturating_sub(1),
            _ => {}
        }
        tokens.push(token);
        rest = after;
    }
}

fn token_at(text: &str) -> Result<(Token, &str), String> {
    let first = text.chars().next().ok_or("a tag is never closed")?;
    let (kind, end) = if first.is_whitespace() {
        (Kind::Space, run(text, char::is_whitespace))
    } else if first.is_ascii_digit() {
        (Kind::Number, run(text, |c| c.is_ascii_digit()))
    } else if first.is_alphabetic() || first == '_' {
        (Kind::Word, run(text, |c| c.is_alphanumeric() || c == '_'))
    } else if first == '"' || first == '\'' {
        (Kind::Text, quoted(text, first)?)
    } else {
        let long = ["===", "!==", "==", "!=", "<=", ">="];
        let mark = long.iter().find(|mark| text.starts_with(**mark));
        (Kind::Mark, mark.map_or(first.len_utf8(), |mark| mark.len()))
    };
    let (token, after) = text.split_at(end);
    let text = token.to_owned();
    Ok((Token { kind, text }, after))
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn quoted(text: &str, quote: char) -> Result<usize, String> {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if c == quote {
            return Ok(at + 1);
        }
    }
    Err("a quoted string is never closed".to_owned())
}
