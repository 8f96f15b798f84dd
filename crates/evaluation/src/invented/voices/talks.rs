//! Interviews of an invented county, coded.

use std::fmt::Write as _;

use crate::invented::lot::Lot;

/// Interviews with some families and workers, coded by one or two people.
pub(super) fn codings(lot: &mut Lot) -> String {
    const THEMES: [(&str, f64); 7] = [
        ("listened", 55.0),
        ("clear", 45.0),
        ("children", 35.0),
        ("network", 40.0),
        ("time", 50.0),
        ("leadership", 20.0),
        ("change", 30.0),
    ];
    const WORDS: [(&str, &str); 3] = [
        ("listened", "They asked me first, and then they waited for the answer."),
        ("time", "She was in and out, always off to the next one."),
        ("network", "My sister had never been asked before."),
    ];
    let mut text = String::from("person,group,wave,coder,theme,quote,consent\n");
    for (group, people) in [("families", 22), ("workers", 18)] {
        for wave in ["T1", "T2"] {
            for person in 0..people {
                if wave == "T2" && lot.chance(25.0) {
                    continue;
                }
                let who = format!("{}-{person:03}", &group[..1]);
                let spoke: Vec<&str> =
                    THEMES.iter().filter(|(_, share)| lot.chance(*share)).map(|(theme, _)| *theme).collect();
                let coders: &[&str] = if person % 4 == 0 { &["one", "two"] } else { &["one"] };
                for coder in coders {
                    let _ = writeln!(text, "{who},{group},{wave},{coder},,,");
                    for theme in &spoke {
                        if *coder == "two" && lot.chance(10.0) {
                            continue;
                        }
                        let words = WORDS.iter().find(|(of, _)| of == theme && group == "families");
                        let quoted = words.filter(|_| *coder == "one" && lot.chance(20.0));
                        let quote = quoted.map_or("", |(_, words)| words);
                        let consent = if quoted.is_some() { *lot.one_of(&["yes", "no"]) } else { "" };
                        let _ = writeln!(text, "{who},{group},{wave},{coder},{theme},\"{quote}\",{consent}");
                    }
                }
            }
        }
    }
    text
}
