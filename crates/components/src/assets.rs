//! The styles, scripts and images the components need.

use std::borrow::Cow;

/// Where a page asks for assets; the style sheets name their images under it.
const PLACE: &str = "/assets/";

/// Name, content type, content hash, content.
type Row = (&'static str, &'static str, &'static str, &'static [u8]);

const ASSETS: &[Row] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// A file to be served.
#[derive(Clone, Debug)]
pub struct Asset {
    /// The file's content.
    pub bytes: Cow<'static, [u8]>,
    /// What to say it is, for the `Content-Type` header.
    pub content_type: &'static str,
    /// A hash of the content, without quotation marks: for the `ETag` header and for addresses.
    pub etag: &'static str,
}

/// The asset at a path below `/assets/`, such as `govuk-frontend.min.css`.
pub fn asset(path: &str) -> Option<Asset> {
    let (_, content_type, etag, bytes) = row(path)?;
    Some(Asset { bytes: Cow::Borrowed(bytes), content_type, etag })
}

/// The address of an asset, which changes when its content does and so may be kept for good.
/// A name that is no asset gets its plain address, where nothing will be found.
pub fn asset_url(path: &str) -> String {
    match row(path) {
        Some((_, _, etag, _)) => format!("{PLACE}{path}?v={etag}"),
        None => format!("{PLACE}{path}"),
    }
}

/// The paths of all assets.
pub fn assets() -> impl Iterator<Item = &'static str> {
    ASSETS.iter().map(|row| row.0)
}

fn row(path: &str) -> Option<&'static Row> {
    ASSETS.iter().find(|row| row.0 == path)
}
