//! Faces and rungs beside the numbers, drawn as paths. Each has words, for whoever does not see it.

use practice::scale::Orientation;
use serde::Serialize;

/// One number that a child may pick, with its picture.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Step {
    /// "7".
    value: String,
    /// The mouth of the face, as a path within 48 by 48.
    mouth: String,
    /// The face in words.
    face: &'static str,
}

/// The face for a number, in words, from the hard end to the good one.
const FACES: [&str; 11] = [
    "a very sad face",
    "a very sad face",
    "a sad face",
    "a sad face",
    "a face that is a bit sad",
    "a face that is not sad and not glad",
    "a face that is a bit glad",
    "a glad face",
    "a glad face",
    "a very glad face",
    "a very glad face",
];

/// The whole numbers from 0 to 10. Halves are not for children.
pub(super) fn steps(orientation: Option<Orientation>) -> Vec<Step> {
    let step = |value: u8| {
        let good = if orientation == Some(Orientation::TenWorst) { 10 - value } else { value };
        let bend = (f32::from(good) - 5.0) * 2.2;
        let (corners, middle) = (31.0 - bend * 0.4, 31.0 + bend * 1.2);
        Step {
            value: value.to_string(),
            mouth: format!("M13 {corners:.1}Q24 {middle:.1} 35 {corners:.1}"),
            face: FACES[usize::from(good).min(10)],
        }
    };
    (0..=10).map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_good_end_smiles_whichever_number_it_is() {
        let faces =
            |orientation| -> Vec<&str> { steps(Some(orientation)).iter().map(|step| step.face).collect() };
        let (best, mut worst) = (faces(Orientation::TenBest), faces(Orientation::TenWorst));
        assert_eq!((best.len(), best[0], best[10]), (11, "a very sad face", "a very glad face"));
        worst.reverse();
        assert_eq!(best, worst);
    }
}
