//! The styles, scripts and images.

use components::{asset, asset_url, assets};

#[test]
fn every_address_in_a_style_sheet_is_an_asset() {
    for name in ["govuk-frontend.min.css", "moj-frontend.min.css"] {
        let css = String::from_utf8(asset(name).unwrap().bytes.into_owned()).unwrap();
        for address in css.split("url(").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = address.strip_prefix("/assets/").unwrap();
            assert!(asset(path).is_some(), "{name} refers to {path}");
        }
    }
}

#[test]
fn nothing_that_only_govuk_may_use_is_served() {
    for name in assets() {
        let bytes = asset(name).unwrap().bytes;
        let text = String::from_utf8_lossy(&bytes);
        for word in ["GDS Transport", "@font-face", "govuk-crest"] {
            assert!(!text.contains(word), "{name} has {word}");
        }
        assert!(!["woff", "woff2", "ico"].iter().any(|kind| name.ends_with(kind)), "{name}");
    }
    assert!(
        components::templates().all(|name| !name.contains("/header/")),
        "a header with the crown is carried"
    );
}

#[test]
fn style_sheets_ask_for_a_typeface_everybody_has() {
    for name in ["govuk-frontend.min.css", "moj-frontend.min.css"] {
        let css = String::from_utf8(asset(name).unwrap().bytes.into_owned()).unwrap();
        assert!(css.contains("font-family:arial,sans-serif"), "{name}");
    }
}

#[test]
fn addresses_change_with_the_content() {
    let address = asset_url("init.js");
    let found = asset("init.js").unwrap();
    assert_eq!(address, format!("/assets/init.js?v={}", found.etag));
    assert_eq!(found.content_type, "text/javascript; charset=utf-8");
    assert_eq!(asset_url("nothing.js"), "/assets/nothing.js");
    assert!(asset("nothing.js").is_none());
}

#[test]
fn the_start_script_names_the_packages_by_their_hashed_addresses() {
    let script = String::from_utf8(asset("init.js").unwrap().bytes.into_owned()).unwrap();
    for name in ["govuk-frontend.min.js", "moj-frontend.min.js"] {
        let address = asset_url(name).replace("/assets/", "./");
        assert!(script.contains(&format!("'{address}'")), "{script}");
    }
}
