//! Addresses that a request names: where to go on after signing in, the page on which a form stood. Whatever becomes a
//! `Location` or a link goes through [`local`]; nothing else in Kith decides whether an address is its own.

use axum::http::Uri;

/// The longest address that is followed, in bytes.
const LONGEST: usize = 2_000;

/// A path on this site with what follows it, or the first page.
///
/// Browsers take away tabs and line ends, read `\` as `/`, and take `//` for the beginning of another site's address. So
/// an address of Kith's is printable ASCII without `\`, its path has no `//`, and nothing in it is an escape for what would be
/// refused if it were written out, however often it is escaped.
pub fn local(address: &str) -> &str {
    if is_local(address) { address } else { "/" }
}

fn is_local(address: &str) -> bool {
    if address.len() > LONGEST
        || !address.starts_with('/')
        || !address.bytes().all(|byte| byte.is_ascii_graphic())
    {
        return false;
    }
    let mut read = address.as_bytes().to_vec();
    // Each round takes one layer of escapes away and makes it shorter, so this ends.
    loop {
        let end = read.iter().position(|byte| matches!(byte, b'?' | b'#')).unwrap_or(read.len());
        let hidden = read.iter().any(|byte| byte.is_ascii_control() || *byte == b'\\');
        if hidden || read[..end].windows(2).any(|two| two == b"//") {
            return false;
        }
        let next = unescaped(&read);
        if next.len() == read.len() {
            return true;
        }
        read = next;
    }
}

/// The bytes with one layer of `%41` taken away. What is no escape stays.
fn unescaped(bytes: &[u8]) -> Vec<u8> {
    let digit = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if let (b'%', Some(high), Some(low)) = (byte, digit(at + 1), digit(at + 2)) {
            out.push(u8::try_from(high * 16 + low).unwrap_or_default());
            at += 3;
        } else {
            out.push(*byte);
            at += 1;
        }
    }
    out
}

/// Whether the path or the query holds a NUL, written out or escaped. No page of Kith's has one, and no database keeps it.
pub(crate) fn has_nul(uri: &Uri) -> bool {
    uri.path_and_query().is_some_and(|all| unescaped(all.as_str().as_bytes()).contains(&0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HOSTILE: &[&str] = &[
        "",
        "x",
        "https://example.org",
        "//example.org",
        "///example.org",
        "/\\example.org",
        "\\\\example.org",
        "/\t/example.org",
        "/\n/example.org",
        "/\r/example.org",
        "\t//example.org",
        " //example.org",
        "/ /example.org",
        "/%09/example.org",
        "/%0d%0aSet-Cookie:x=y",
        "/%5Cexample.org",
        "/%255cexample.org",
        "/%2fexample.org",
        "/%2F%2Fexample.org",
        "/%25252fexample.org",
        "/families//example.org",
        "/families/..//example.org",
        "/\0",
        "/%00",
        "/families?done=%00",
        "/families?x=%0a",
        "/\u{85}",
        "/\u{2028}/example.org",
        "/\u{ff0f}example.org",
        "/\u{7f}/example.org",
        "javascript:alert(1)",
        "data:text/html,x",
    ];

    #[test]
    fn an_address_elsewhere_is_never_followed() {
        for address in HOSTILE {
            assert_eq!(local(address), "/", "{address:?}");
        }
        for address in [
            "/",
            "/families",
            "/families/0000000000c04/map?on=2026-11-23#item-0000000000c04",
            "/evidence/measures/re-referrals@DFE-2025?authority=Stoke-on-Trent+%26+more",
            "/sign-in?next=%2Ffamilies%2F0000000000c04",
            "/find?q=%C5%81ukasik&share=5%",
        ] {
            assert_eq!(local(address), address);
        }
    }

    /// What a browser makes of a `Location`, as far as it decides to which site it goes.
    fn site(address: &str) -> Option<String> {
        let kept: String = address
            .trim_matches(|c: char| c <= ' ')
            .chars()
            .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
            .collect();
        let slashes = kept.replace('\\', "/");
        slashes.strip_prefix("//").map(str::to_owned)
    }

    proptest! {
        #[test]
        fn whatever_is_named_the_browser_stays_here(address in r"[/\\\t\n\r \x00%25cfF0a-z.:?#]{0,24}|\PC{0,12}") {
            let to = local(&address);
            prop_assert!(to.starts_with('/') && site(to).is_none(), "{to:?}");
            prop_assert!(axum::http::HeaderValue::try_from(to).is_ok());
            let mut read = to.as_bytes().to_vec();
            for _ in 0..8 {
                read = unescaped(&read);
                prop_assert!(!read.iter().any(u8::is_ascii_control));
                let text = String::from_utf8_lossy(&read).into_owned();
                prop_assert!(site(&text).is_none(), "{text:?}");
            }
            prop_assert_eq!(local(to), to);
        }
    }
}
