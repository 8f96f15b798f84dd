//! Takes out of the packages' style sheets what only GOV.UK itself may use: the GDS Transport
//! typeface and the royal crest.

/// The style sheet without them, or what was left over that this code does not know.
pub(crate) fn without_crown(css: &str) -> Result<String, String> {
    let css = without_blocks(css, "@font-face{");
    let css = css.replace("GDS Transport,", "");
    let css = without_declarations(&css, "govuk-crest");
    let css = match css.find("/*# sourceMappingURL=") {
        Some(at) => css[..at].to_owned(),
        None => css,
    };
    for word in ["GDS Transport", "crest.svg", "/fonts/"] {
        if css.contains(word) {
            return Err(format!(
                "the style sheets still name `{word}`; build/css.rs must learn to take it out"
            ));
        }
    }
    Ok(css)
}

/// Every file the style sheet refers to, relative to the address of the assets.
pub(crate) fn files(css: &str) -> Vec<String> {
    let mut found: Vec<String> = css
        .split("url(")
        .skip(1)
        .filter_map(|after| after.split(')').next())
        .filter_map(|address| address.trim_matches(['"', '\'']).strip_prefix("/assets/"))
        .map(str::to_owned)
        .collect();
    found.sort();
    found.dedup();
    found
}

fn without_blocks(css: &str, opening: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(opening) {
        out.push_str(&rest[..at]);
        rest = rest[at..].split_once('}').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

/// Drops every declaration (`name:value`) whose value names `word`.
fn without_declarations(css: &str, word: &str) -> String {
    let mut out = css.to_owned();
    while let Some(at) = out.find(word) {
        let start = out[..at].rfind([';', '{']).map_or(0, |mark| mark + 1);
        let end = out[at..].find([';', '}']).map_or(out.len(), |mark| at + mark);
        let end = if out[end..].starts_with(';') { end + 1 } else { end };
        out.replace_range(start..end, "");
    }
    out
}
