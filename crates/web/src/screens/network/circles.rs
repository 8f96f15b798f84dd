//! Where each member stands in the drawing: around the children, in the ring of what they know.

use practice::plan::Knows;
use serde::Serialize;
use std::f64::consts::TAU;

/// Half of the drawing's side, in its own units; the children stand here.
const CENTRE: f64 = 320.0;
/// The part of a ring around its title that stays free, in turns.
const FREE: f64 = 0.2;

/// One member as drawn. Places are in the drawing's own units, 640 by 640.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Dot {
    /// Left to right.
    pub(super) x: i32,
    /// Top to bottom.
    pub(super) y: i32,
    /// The name.
    pub(super) name: String,
    /// Naturally connected, not a professional.
    pub(super) natural: bool,
    /// The ring's code.
    pub(super) knows: &'static str,
    /// The form by which the member is moved.
    pub(super) move_to: String,
}

/// The rings from within: code, title, outer radius and the radius on which people stand.
pub(super) const RINGS: [(Knows, &str, u16, u16); 3] = [
    (Knows::All, "Knows everything", 160, 106),
    (Knows::Some, "Knows some", 238, 194),
    (Knows::Nothing, "Does not know yet", 316, 272),
];

/// Places people around their ring, evenly, with its title left free at the top.
pub(super) fn place(people: &[(Knows, String, bool, String)]) -> Vec<Dot> {
    let mut dots = Vec::new();
    for (knows, _, _, radius) in RINGS {
        let here: Vec<_> = people.iter().filter(|(ring, ..)| *ring == knows).collect();
        let count = f64::from(u32::try_from(here.len()).unwrap_or(1).max(1));
        for ((_, name, natural, move_to), at) in here.into_iter().zip(0_u32..) {
            let turn = FREE / 2.0 + (1.0 - FREE) * (f64::from(at) + 0.5) / count;
            let angle = turn * TAU;
            dots.push(Dot {
                x: rounded(CENTRE + f64::from(radius) * angle.sin()),
                y: rounded(CENTRE - f64::from(radius) * angle.cos()),
                name: name.clone(),
                natural: *natural,
                knows: knows.code(),
                move_to: move_to.clone(),
            });
        }
    }
    dots
}

#[expect(clippy::cast_possible_truncation, reason = "the drawing is 640 units wide")]
fn rounded(value: f64) -> i32 {
    value.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_stands_in_their_own_ring_and_nobody_on_another() {
        let people = (0..24)
            .map(|at| (RINGS[at % 3].0, format!("Person {at}"), true, String::new()))
            .collect::<Vec<_>>();
        let dots = place(&people);
        assert_eq!(dots.len(), 24);
        for (at, dot) in dots.iter().enumerate() {
            let radius = f64::from(dot.x - 320).hypot(f64::from(dot.y - 320));
            let ring = RINGS.iter().find(|(knows, ..)| knows.code() == dot.knows);
            assert!(ring.is_some_and(|(.., wanted)| (radius - f64::from(*wanted)).abs() < 1.5));
            assert!(dots[..at].iter().all(|other| (other.x, other.y) != (dot.x, dot.y)));
        }
    }
}
