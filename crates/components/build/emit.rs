//! Writes the Rust tables of templates and assets, and the files they include.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::css;
use crate::npm::read;

/// In place of the crown, which only GOV.UK may show.
pub(crate) const NO_LOGO: &str = "{% macro govukLogo(params) %}{% endmacro %}";

const GOVUK: &str = "govuk-frontend/dist/govuk";
const MOJ: &str = "@ministryofjustice/frontend/moj";

/// Writes `templates.rs`: a slice of names and translated sources.
pub(crate) fn templates(out: &Path, templates: &[(String, String)]) -> Result<(), String> {
    let mut table = String::from("&[\n");
    for (name, source) in templates {
        let _ = writeln!(table, "    ({name:?}, {source:?}),");
    }
    table.push_str("]\n");
    write(&out.join("templates.rs"), table.as_bytes())
}

/// Writes the assets and `assets.rs`: a slice of their names, contents and content hashes.
pub(crate) fn assets(out: &Path, own: &Path, packages: &Path) -> Result<(), String> {
    let folder = out.join("assets");
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .map_err(|why| format!("{} could not be emptied: {why}", folder.display()))?;
    }
    let (govuk, moj) = (packages.join(GOVUK), packages.join(MOJ));
    let mut assets = Vec::new();
    for (name, package) in [("govuk-frontend.min.css", &govuk), ("moj-frontend.min.css", &moj)] {
        let style = css::without_crown(&read(&package.join(name))?)?;
        for file in css::files(&style) {
            let image = [&moj, &govuk].iter().map(|p| p.join("assets").join(&file)).find(|p| p.exists());
            let image = image.ok_or(format!("{name} refers to {file}, which no package has"))?;
            let bytes = fs::read(&image).map_err(|why| format!("{file} could not be read: {why}"))?;
            assets.push((file, bytes));
        }
        assets.push((name.to_owned(), style.into_bytes()));
    }
    for (name, package) in [("govuk-frontend.min.js", &govuk), ("moj-frontend.min.js", &moj)] {
        let script = read(&package.join(name))?;
        let script = script.split("//# sourceMappingURL=").next().unwrap_or_default();
        assets.push((name.to_owned(), script.as_bytes().to_vec()));
    }
    // Ours come last: the start script names the others by their hashed addresses.
    for name in ["js-enabled.js", "init.js"] {
        let mut script = read(&own.join(name))?;
        for (other, bytes) in &assets {
            script = script.replace(&format!("./{other}"), &format!("./{other}?v={}", hash(bytes)));
        }
        assets.push((name.to_owned(), script.into_bytes()));
    }
    let mut table = String::from("&[\n");
    for (name, bytes) in &assets {
        write(&folder.join(name), bytes)?;
        let kind = content_type(name)?;
        let _ = writeln!(
            table,
            "    ({name:?}, {kind:?}, {:?}, include_bytes!(concat!(env!(\"OUT_DIR\"), {:?}))),",
            hash(bytes),
            format!("/assets/{name}"),
        );
    }
    table.push_str("]\n");
    write(&out.join("assets.rs"), table.as_bytes())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let parent = path.parent().map_or(Ok(()), fs::create_dir_all);
    parent
        .and_then(|()| fs::write(path, bytes))
        .map_err(|why| format!("{} could not be written: {why}", path.display()))
}

fn content_type(name: &str) -> Result<&'static str, String> {
    match name.rsplit('.').next() {
        Some("css") => Ok("text/css; charset=utf-8"),
        Some("js") => Ok("text/javascript; charset=utf-8"),
        Some("svg") => Ok("image/svg+xml"),
        Some("png") => Ok("image/png"),
        _ => Err(format!("{name} is of a kind that is not served")),
    }
}

/// A 64-bit FNV-1a hash in hexadecimal: it tells versions of a file apart, and secures nothing.
fn hash(bytes: &[u8]) -> String {
    let start = 0xcbf2_9ce4_8422_2325_u64;
    let sum = bytes.iter().fold(start, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3));
    format!("{sum:016x}")
}
