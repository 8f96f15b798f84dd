//! Families for property tests.

use super::mutations::{MUTATIONS, Mutation};
use super::sound::sound_family;
use crate::{
    CaseRecord,
    family::Stage,
    map::Variant,
    scale::Orientation,
    testing::shape::{Progress, Shape},
};
use jiff::{ToSpan, civil::Date};
use proptest::{prelude::*, sample::select};

/// Shapes of sound families, of any size, stage and direction of scale.
pub fn shapes() -> impl Strategy<Value = Shape> {
    let who = (1..=5_usize, any::<bool>(), 1..=3_usize, 0..6_usize);
    let how = (
        select(Orientation::ALL),
        select(Variant::ALL),
        select(Stage::ALL),
        select(&[Progress::AtWork, Progress::ReadyToClose, Progress::Closed][..]),
    );
    (who, how, any::<(bool, bool)>(), 0..1500_i32).prop_map(
        |(
            (children, baby, dangers, wording),
            (orientation, variant, stage, progress),
            (signed, disputed),
            day,
        )| {
            Shape {
                today: Date::constant(2025, 1, 1).saturating_add(day.days()),
                children,
                baby,
                dangers,
                orientation,
                variant,
                stage,
                progress,
                signed,
                disputed,
                wording,
            }
        },
    )
}

/// A sound family with its shape.
pub fn arbitrary_family() -> impl Strategy<Value = (Shape, CaseRecord)> {
    shapes().prop_map(|shape| {
        let record = sound_family(&shape);
        (shape, record)
    })
}

/// A way of breaking a rule, with a shape that can be broken so.
pub fn mutations() -> impl Strategy<Value = (Shape, Mutation)> {
    (shapes(), select(MUTATIONS)).prop_map(|(mut shape, mutation)| {
        (mutation.fit)(&mut shape);
        (shape, mutation)
    })
}
