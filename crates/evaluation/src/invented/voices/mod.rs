//! What the leaders, workers, families and children of an invented county say at two times, and what its files show.

mod files;
mod talks;

use std::fmt::Write as _;

use super::Invented;
use super::lot::Lot;
use crate::study::evidence::InMemory;

const STUDY: &str = include_str!("../../../data/studies/voices/study.toml");

/// The invented county of Elmshire.
pub fn voices(seed: u64) -> Invented {
    let leaders = Survey {
        group: "leaders",
        items: LEADERS,
        yes: &[],
        people: 26,
        later: 21,
        new: 2,
        range: (0, 10),
        middle: 5.2,
        change: 0.7,
    };
    let workers = Survey {
        group: "workers",
        items: WORKERS,
        yes: &["trained"],
        people: 124,
        later: 83,
        new: 19,
        range: (1, 5),
        middle: 3.2,
        change: 0.25,
    };
    let families = Survey {
        group: "families",
        items: FAMILIES,
        yes: &["again"],
        people: 96,
        later: 49,
        new: 4,
        range: (1, 5),
        middle: 3.3,
        change: 0.1,
    };
    let children = Survey {
        group: "children",
        items: CHILDREN,
        yes: &[],
        people: 38,
        later: 24,
        new: 6,
        range: (0, 2),
        middle: 1.2,
        change: 0.2,
    };
    let files = [
        ("leaders.csv", leaders.responses(&mut Lot::new(seed, 1))),
        ("workers.csv", workers.responses(&mut Lot::new(seed, 2))),
        ("families.csv", families.responses(&mut Lot::new(seed, 3))),
        ("children.csv", children.responses(&mut Lot::new(seed, 4))),
        ("files.csv", files::readings(&mut Lot::new(seed, 5))),
        ("board.csv", files::board(&mut Lot::new(seed, 6))),
        ("talks.csv", talks::codings(&mut Lot::new(seed, 7))),
        ("family-voice.toml", include_str!("../../../data/studies/voices/family-voice.toml").to_owned()),
        ("worker-tools.toml", include_str!("../../../data/studies/voices/worker-tools.toml").to_owned()),
    ];
    let files = files.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect();
    Invented { study: STUDY, files: InMemory(files) }
}

const LEADERS: &[&str] =
    &["practice", "supervision", "learning", "teams", "forms", "leadership", "support", "depth"];
const WORKERS: &[&str] = &["mapping", "statements", "scaling", "children", "network", "plan", "trained"];
const FAMILIES: &[&str] = &["heard", "clear", "goals", "network", "rushed", "again"];
const CHILDREN: &[&str] =
    &["worries_explained", "story_helped", "agree_with_plan", "plan_is_clear", "drawing_helped"];
/// Who answers one questionnaire, and how.
struct Survey {
    group: &'static str,
    items: &'static [&'static str],
    yes: &'static [&'static str],
    people: usize,
    later: usize,
    new: usize,
    range: (i32, i32),
    middle: f64,
    change: f64,
}

impl Survey {
    fn responses(&self, lot: &mut Lot) -> String {
        let mut text = format!("person,group,wave,{}\n", self.items.join(","));
        let spread = f64::from(self.range.1 - self.range.0) / 6.0;
        for person in 0..self.people + self.new {
            let leaning = self.middle + spread * lot.about_nought();
            if person < self.people {
                self.row(&mut text, lot, person, "T1", leaning);
            }
            if person < self.later || person >= self.people {
                let leaning = leaning + self.change + 0.4 * spread * lot.about_nought();
                self.row(&mut text, lot, person, "T2", leaning);
            }
        }
        text
    }

    fn row(&self, text: &mut String, lot: &mut Lot, person: usize, wave: &str, leaning: f64) {
        let _ = write!(text, "{}-{person:03},{},{wave}", &self.group[..1], self.group);
        let (least, most) = self.range;
        for item in self.items {
            let answer = if lot.chance(2.5) {
                String::new()
            } else if self.yes.contains(item) {
                let share = 100.0 * (leaning - f64::from(least)) / f64::from(most - least);
                if lot.chance(share) { "yes".to_owned() } else { "no".to_owned() }
            } else {
                let middle = if *item == "rushed" { f64::from(least + most) - leaning } else { leaning };
                lot.near(middle, f64::from(most - least) / 5.0, least, most).to_string()
            };
            let _ = write!(text, ",{answer}");
        }
        text.push('\n');
    }
}
